using Grpc.Core;
using Grpc.Core.Interceptors;
using Saylau.Client;

namespace Saylau.Tests.Rules.Client;

public sealed class ResilienceInterceptorTests
{
    private const string Read = "/saylau.parties.v1.RegistryService/GetParty";
    private const string Unknown = "/somebody.else.v1.Service/DoIt";

    private readonly ResilienceInterceptor interceptor = new(new() { Retries = 1, BreakDuration = TimeSpan.FromHours(1) });
    private int sent;

    [Theory]
    [InlineData(Read, StatusCode.Unavailable, 2)]
    [InlineData(Read, StatusCode.ResourceExhausted, 2)]
    [InlineData(Read, StatusCode.Internal, 1)]
    [InlineData(Read, StatusCode.DeadlineExceeded, 1)]
    [InlineData(Read, StatusCode.FailedPrecondition, 1)]
    [InlineData(Read, StatusCode.Aborted, 1)]
    [InlineData(Unknown, StatusCode.Unavailable, 1)]
    [InlineData(Unknown, StatusCode.ResourceExhausted, 1)]
    public async Task A_call_is_sent_again_only_if_that_is_safe_and_may_help(string method, StatusCode failure, int times)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => Call(method, _ => failure));

        Assert.Equal(failure, error.StatusCode);
        Assert.Equal(times, sent);
    }

    [Fact]
    public async Task A_second_try_that_succeeds_is_the_answer()
    {
        Assert.Equal("answer", await Call(Read, number => number == 1 ? StatusCode.Unavailable : StatusCode.OK));
        Assert.Equal(2, sent);
    }

    [Fact]
    public async Task A_service_that_never_answers_is_left_alone()
    {
        for (var call = 0; call < 20; call++)
            await Assert.ThrowsAsync<RpcException>(() => Call(Unknown, _ => StatusCode.Unavailable));
        Assert.Equal(20, sent);

        var error = await Assert.ThrowsAsync<RpcException>(() => Call(Unknown, _ => StatusCode.OK));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Equal(20, sent);
    }

    [Fact]
    public async Task A_service_that_refuses_is_alive()
    {
        for (var call = 0; call < 40; call++)
            await Assert.ThrowsAsync<RpcException>(() => Call(Unknown, _ => StatusCode.FailedPrecondition));

        Assert.Equal("answer", await Call(Unknown, _ => StatusCode.OK));
    }

    [Fact]
    public async Task A_call_without_deadline_gets_one_and_one_with_it_keeps_it()
    {
        var mine = new DateTime(2999, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var deadlines = new List<DateTime?>();

        await Call(Read, _ => StatusCode.OK, options => deadlines.Add(options.Deadline));
        await Call(Read, _ => StatusCode.OK, options => deadlines.Add(options.Deadline), new(deadline: mine));

        Assert.NotNull(deadlines[0]);
        Assert.Equal(mine, deadlines[1]);
    }

    private Task<string> Call(string path, Func<int, StatusCode> outcome, Action<CallOptions>? seen = null, CallOptions options = default)
    {
        var names = path.Trim('/').Split('/');
        var text = Marshallers.StringMarshaller;
        var context = new ClientInterceptorContext<string, string>(new(MethodType.Unary, names[0], names[1], text, text), null, options);
        return interceptor.AsyncUnaryCall("question", context, (_, sentWith) =>
        {
            seen?.Invoke(sentWith.Options);
            var code = outcome(++sent);
            var answer = code is StatusCode.OK ? Task.FromResult("answer") : Task.FromException<string>(new RpcException(new(code, "")));
            return new(answer, Task.FromResult(new Metadata()), () => new(code, ""), () => [], () => { });
        }).ResponseAsync;
    }
}

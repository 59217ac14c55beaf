using System.Net;
using System.Text;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Testing;

namespace Saylau.Tests.Suite.Faults;

/// <summary>Every limit refuses with its reason, at once, and harms nobody else.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task A_full_queue_refuses_at_once_and_what_was_acknowledged_is_there()
    {
        using var home = new Home();
        await using var suite = await Start(home, ("Ledger:QueueCapacity", "2"), ("Ledger:BatchSize", "1"));
        var load = new Load();
        // The test holds the writer's place, so that nothing leaves the queue until it says so.
        var writer = new SqliteConnection($"Data Source={Path.Combine(home.Folder, "parties.db")};Pooling=False");
        await writer.OpenAsync();
        var held = writer.BeginTransaction(deferred: false);
        var requests = Enumerable.Range(0, 20).Select(_ => load.Next()).ToArray();
        var calls = requests.Select(request => Outcome(suite, request)).ToList();

        // Two wait in the queue and one before the storage. Everybody else hears it while the storage still stands.
        var refused = await Finished(calls, 17);
        Assert.All(refused, outcome => Assert.Equal((StatusCode.ResourceExhausted, "QUEUE_FULL"), (outcome.Error!.StatusCode, Load.ReasonOf(outcome.Error))));
        await held.DisposeAsync();
        await writer.DisposeAsync();
        var rest = await Task.WhenAll(calls.Except(refused.Select(outcome => outcome.Call)));

        Assert.All(rest, outcome => Assert.Null(outcome.Error));
        await new Witness().Verify(suite.As(Load.Caller, "auditor@kz"), [.. rest.Select(outcome => outcome.Request.PartyId)]);
    }

    [Fact]
    public async Task A_message_over_four_mebibytes_is_refused_and_so_is_a_body_over_eight()
    {
        await using var suite = await TestSuite.Start();
        var request = new Load { Padding = new string('x', 4 * 1024 * 1024) }.Next();
        var error = await Assert.ThrowsAsync<RpcException>(() => suite.As(Load.Caller).Registry.RecordPartyAsync(request).ResponseAsync);
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);

        using var client = new HttpClient();
        // Without it, the connection ends under a body that nobody reads, and the answer with it.
        client.DefaultRequestHeaders.ExpectContinue = true;
        client.DefaultRequestHeaders.Authorization = new("Bearer", suite.Services.Issuer.Token("test", Load.Caller));
        using var body = new StringContent(new string(' ', 8 * 1024 * 1024) + request, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(suite.Services.Web, "/parties/v1/parties"), body);
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest]);
    }

    [Fact]
    public async Task A_page_of_1001_is_refused_and_one_of_1000_is_not()
    {
        await using var suite = await TestSuite.Start();
        var error = await Assert.ThrowsAsync<RpcException>(() => suite.AsPublic().Registry.ListPartiesAsync(new() { Jurisdiction = "kz", PageSize = 1001 }).ResponseAsync);
        Assert.Equal((StatusCode.InvalidArgument, "FIELDS_INVALID"), (error.StatusCode, Load.ReasonOf(error)));
        Assert.Equal("page_size", Assert.Single(error.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations).Field);
        Assert.Empty((await suite.AsPublic().Registry.ListPartiesAsync(new() { Jurisdiction = "kz", PageSize = 1000 })).Parties);
    }

    [Fact]
    public async Task Calls_above_the_rate_of_one_caller_are_refused_and_another_caller_is_not()
    {
        using var home = new Home();
        await using var suite = await Start(home, ("Rates:CallsPerSecond", "20"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Ask(suite.AsPublic())));
        var refused = outcomes.OfType<RpcException>().ToArray();
        Assert.NotEmpty(refused);
        Assert.All(refused, error => Assert.Equal((StatusCode.ResourceExhausted, "RATE_LIMITED"), (error.StatusCode, Load.ReasonOf(error))));
        Assert.Null(await Ask(suite.As(Role.Auditor, "kz")));
    }

    [Fact]
    public async Task Calls_under_way_at_once_have_a_limit_of_their_own()
    {
        using var home = new Home();
        await using var suite = await Start(home, ("Rates:ConcurrentCalls", "2"));
        var auditor = suite.As(Role.Auditor, "kz");
        using var one = await Follow(auditor);
        using var two = await Follow(auditor);
        var error = await Ask(auditor);
        Assert.Equal((StatusCode.ResourceExhausted, "RATE_LIMITED"), (error!.StatusCode, Load.ReasonOf(error)));
        Assert.Null(await Ask(suite.As(Role.Court, "kz")));
    }

    private static Task<TestSuite> Start(Home home, params (string Name, string Value)[] settings) => TestSuite.Start(new()
    {
        Only = "parties",
        DataFolder = home.Folder,
        Over = (_, builder) =>
        {
            foreach (var (name, value) in settings)
                builder.Configuration[$"Saylau:{name}"] = value;
        },
    });

    private static async Task<AsyncServerStreamingCall<ReadEventsResponse>> Follow(Clients clients)
    {
        var stream = clients.Ledger.ReadEvents(new() { Ledger = "parties", Follow = true });
        // The first answer of an empty ledger shows that the call is under way.
        Assert.True(await stream.ResponseStream.MoveNext());
        return stream;
    }

    private static async Task<RpcException?> Ask(Clients clients)
    {
        try
        {
            await clients.Registry.CountPartiesAsync(new() { Jurisdiction = "kz" });
            return null;
        }
        catch (RpcException error)
        {
            return error;
        }
    }

    private static async Task<(RecordPartyRequest Request, RpcException? Error)> Outcome(TestSuite suite, RecordPartyRequest request)
    {
        try
        {
            await suite.As(Load.Caller).Registry.RecordPartyAsync(request);
            return (request, null);
        }
        catch (RpcException error)
        {
            return (request, error);
        }
    }

    private static async Task<List<(Task<(RecordPartyRequest Request, RpcException? Error)> Call, RpcException? Error)>> Finished(
        IEnumerable<Task<(RecordPartyRequest Request, RpcException? Error)>> calls, int count)
    {
        var finished = new List<(Task<(RecordPartyRequest, RpcException?)>, RpcException?)>();
        await foreach (var call in Task.WhenEach(calls))
        {
            finished.Add((call, (await call).Error));
            if (finished.Count == count)
                break;
        }

        return finished;
    }
}

using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Saylau.Client;

namespace Saylau.Platform.Hosting;

/// <summary>
/// Measures every call by its gRPC status, which HTTP's own measure cannot see: to it, every answer of gRPC is 200. The
/// instrument is OpenTelemetry's <c>rpc.server.call.duration</c>.
/// </summary>
public sealed class RpcMeters(IMeterFactory meters) : Interceptor
{
    private static readonly FrozenDictionary<StatusCode, string> Words = Enum.GetValues<StatusCode>().ToFrozenDictionary(code => code, Spell);

    private readonly Histogram<double> seconds = meters.Create("Saylau.Rpc").CreateHistogram(
        "rpc.server.call.duration", "s", "Duration of inbound calls; of streams, until their end.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] });

    /// <inheritdoc />
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        TResponse? response = null;
        await Measure(context, async () => response = await continuation(request, context));
        return response!;
    }

    /// <inheritdoc />
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        Measure(context, () => continuation(request, responseStream, context));

    /// <inheritdoc />
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        Measure(context, () => continuation(requestStream, responseStream, context));

    /// <summary>A status as the conventions write it, for example <c>DEADLINE_EXCEEDED</c>.</summary>
    internal static string Word(StatusCode status) => Words[status];

    private async Task Measure(ServerCallContext context, Func<Task> call)
    {
        var started = Stopwatch.GetTimestamp();
        var status = StatusCode.OK;
        try
        {
            await call();
        }
        catch (RpcException error)
        {
            status = error.StatusCode;
            throw;
        }
        finally
        {
            seconds.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new TagList
            {
                { "rpc.system.name", "grpc" },
                { "rpc.method", context.Method.TrimStart('/') },
                { "rpc.response.status_code", Word(status) },
                { "saylau.call", KindOf(context.Method) },
            });
        }
    }

    private static string KindOf(string path) => !Contract.Methods.TryGetValue(path, out var method) ? "platform"
        : method.IsServerStreaming ? "stream"
        : method.GetOptions()?.IdempotencyLevel is MethodOptions.Types.IdempotencyLevel.NoSideEffects ? "read"
        : "write";

    private static string Spell(StatusCode status) => status is StatusCode.OK ? "OK" : string.Concat(status.ToString()
        .Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}

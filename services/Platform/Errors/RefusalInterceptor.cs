using System.Data.Common;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Saylau.Common.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;

namespace Saylau.Platform.Errors;

/// <summary>Turns refusals into gRPC statuses, keeps the audit log of them, and lets nothing else out unexplained.</summary>
public sealed class RefusalInterceptor(ILoggerFactory logs, RefusalMeters meters, Dialect? dialect = null) : Interceptor
{
    private readonly ILogger audit = logs.CreateLogger("Saylau.Audit");

    /// <inheritdoc />
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception error)
        {
            throw Explain(error, context);
        }
    }

    /// <inheritdoc />
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception error)
        {
            throw Explain(error, context);
        }
    }

    /// <inheritdoc />
    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (IOException)
        {
            // The stream of requests broke off in the middle; whoever sent it hears nothing any more.
            throw new RpcException(new Status(StatusCode.Cancelled, "The caller went away."));
        }
        catch (Exception error)
        {
            await Linger(requestStream, context.CancellationToken);
            throw Explain(error, context);
        }
    }

    // An answer that overtakes the request's end is passed on as a cancellation by proxies: the caller would not hear why.
    private static async Task Linger<TRequest>(IAsyncStreamReader<TRequest> requests, CancellationToken gone)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(gone);
        limit.CancelAfter(TimeSpan.FromSeconds(1));
        try
        {
            while (await requests.MoveNext(limit.Token))
            {
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or InvalidOperationException or RpcException)
        {
            // Whatever is wrong with the rest, the refusal comes first.
        }
    }

    private RpcException Explain(Exception error, ServerCallContext context)
    {
        switch (error)
        {
            case Refusal refusal:
                Audit(refusal, context);
                return refusal.ToRpcException();
            case RpcException status:
                return FromBehind(status);
            // A stream that writes to a caller who has just left is told that this is no longer possible.
            case OperationCanceledException or InvalidOperationException when context.CancellationToken.IsCancellationRequested:
                return context.Deadline < DateTime.MaxValue
                    ? new RpcException(new Status(StatusCode.DeadlineExceeded, "The deadline has passed."))
                    : new RpcException(new Status(StatusCode.Cancelled, "The caller went away."));
            case DbException storage when dialect?.IsMistake(storage) is not true:
                audit.LogError(storage, "{Method}: the storage failed", context.Method);
                return StorageRefusal(storage, dialect).ToRpcException();
            default:
                audit.LogError(error, "{Method} failed: this is a bug", context.Method);
                return new RpcException(new Status(StatusCode.Internal,
                    $"A bug in the service; its log has the details under {System.Diagnostics.Activity.Current?.TraceId.ToString() ?? "this call"}."));
        }
    }

    /// <summary>What another service answered, or a sentence of ours where it did not answer at all.</summary>
    private static RpcException FromBehind(RpcException status) =>
        DidNotAnswer(status) && status.GetRpcStatus() is null
            ? new Refusal(StatusCode.Unavailable, EnumText.Of(ErrorReason.ServiceUnavailable), "The service behind this one does not answer; try again.").ToRpcException()
            : status;

    // Where TLS fails, the channel itself says INTERNAL, with the error beside it: what a service says comes without one.
    private static bool DidNotAnswer(RpcException status) => status.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
        || (status.StatusCode is StatusCode.Internal && status.Status.DebugException is not null);

    /// <summary>What a caller is told when the storage fails.</summary>
    public static Refusal StorageRefusal(DbException error, Dialect? dialect) => dialect?.IsStorageFull(error) is true
        ? new(StatusCode.ResourceExhausted, EnumText.Of(ErrorReason.StorageFull), "The storage has no room; nothing was stored.")
        : new(StatusCode.Unavailable, EnumText.Of(ErrorReason.StorageUnavailable), "The storage does not answer. Send the same request_id again: it is stored at most once.");

    private void Audit(Refusal refusal, ServerCallContext context)
    {
        var rules = refusal.Violations.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal).ToArray();
        meters.Count(refusal.Reason, rules);
        var call = Call.Of(context);
        audit.LogInformation("{Method} refused {Subject} as {Actor}: {Reason} {Rules}",
            context.Method, call?.Caller.Subject ?? "unknown", call?.Actor ?? "unknown", refusal.Reason, string.Join(',', rules));
    }
}

using System.Data.Common;
using System.Diagnostics.Metrics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Saylau.Common.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;

namespace Saylau.Platform.Errors;

/// <summary>Turns refusals into gRPC statuses, keeps the audit log of them, and lets nothing else out unexplained.</summary>
public sealed class RefusalInterceptor(ILoggerFactory logs, Dialect? dialect = null) : Interceptor
{
    private static readonly Meter Meter = new("Saylau.Refusals");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "saylau.refusals", description: "Refused calls by reason, and by rule where rules were violated.");

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

    private RpcException Explain(Exception error, ServerCallContext context)
    {
        switch (error)
        {
            case Refusal refusal:
                Audit(refusal, context);
                return refusal.ToRpcException();
            case RpcException status:
                return status;
            // A stream that writes to a caller who has just left is told that this is no longer possible.
            case OperationCanceledException or InvalidOperationException when context.CancellationToken.IsCancellationRequested:
                return context.Deadline < DateTime.MaxValue
                    ? new RpcException(new Status(StatusCode.DeadlineExceeded, "The deadline has passed."))
                    : new RpcException(new Status(StatusCode.Cancelled, "The caller went away."));
            case DbException storage:
                audit.LogError(storage, "{Method}: the storage failed", context.Method);
                return StorageRefusal(storage, dialect).ToRpcException();
            default:
                audit.LogError(error, "{Method} failed: this is a bug", context.Method);
                return new RpcException(new Status(StatusCode.Internal,
                    $"A bug in the service; its log has the details under {System.Diagnostics.Activity.Current?.TraceId.ToString() ?? "this call"}."));
        }
    }

    /// <summary>What a caller is told when the storage fails.</summary>
    public static Refusal StorageRefusal(DbException error, Dialect? dialect) => dialect?.IsStorageFull(error) is true
        ? new(StatusCode.ResourceExhausted, EnumText.Of(ErrorReason.StorageFull), "The storage has no room; nothing was stored.")
        : new(StatusCode.Unavailable, EnumText.Of(ErrorReason.StorageUnavailable), "The storage does not answer; nothing was stored.");

    private void Audit(Refusal refusal, ServerCallContext context)
    {
        var rules = string.Join(',', refusal.Violations.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal));
        Refusals.Add(1, new("reason", refusal.Reason), new("rules", rules));
        audit.LogInformation("{Method} refused {Caller}: {Reason} {Rules}",
            context.Method, Call.Of(context)?.Actor ?? "unknown", refusal.Reason, rules);
    }
}

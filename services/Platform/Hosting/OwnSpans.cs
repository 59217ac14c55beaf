using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;
using StatusCode = Grpc.Core.StatusCode;

namespace Saylau.Platform.Hosting;

/// <summary>Sends the spans of this host, those of RPCs in the words of OpenTelemetry's conventions.</summary>
internal sealed class OwnSpans(HostTrace trace, OtlpExporterOptions onward, BatchExportActivityProcessorOptions batch) : BatchActivityExportProcessor(
    new OtlpTraceExporter(onward), batch.MaxQueueSize, batch.ScheduledDelayMilliseconds, batch.ExporterTimeoutMilliseconds, batch.MaxExportBatchSize)
{
    // Of a server, only what is its own fault is an error; a caller who asked in vain is told so.
    private static readonly StatusCode[] Faults =
    [
        StatusCode.Unknown, StatusCode.DeadlineExceeded, StatusCode.Unimplemented, StatusCode.Internal, StatusCode.Unavailable, StatusCode.DataLoss,
    ];

    public override void OnEnd(Activity data)
    {
        if (!trace.Owns(data))
            return;
        if (data.GetTagItem("grpc.method") is string method)
            DescribeRpc(data, method.TrimStart('/'));
        base.OnEnd(data);
    }

    /// <summary>gRPC for .NET leaves two tags of its own; the conventions have other names.</summary>
    private static void DescribeRpc(Activity span, string method)
    {
        span.DisplayName = method;
        span.SetTag("rpc.system.name", "grpc").SetTag("rpc.method", method).SetTag("grpc.method", null);
        if (!Enum.TryParse<StatusCode>(span.GetTagItem("grpc.status_code")?.ToString(), out var status))
            return;
        var word = RpcMeters.Word(status);
        span.SetTag("rpc.response.status_code", word).SetTag("grpc.status_code", null);
        if (status is StatusCode.OK || (span.Kind is ActivityKind.Server && !Faults.Contains(status)))
            return;
        span.SetTag("error.type", word);
        span.SetStatus(ActivityStatusCode.Error);
    }
}

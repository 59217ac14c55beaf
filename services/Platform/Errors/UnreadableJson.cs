using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Saylau.Client;
using Saylau.Common.V1;

namespace Saylau.Platform.Errors;

/// <summary>
/// JSON that cannot be read is refused before any RPC sees it, without a reason. Here that refusal gets one, so that a
/// caller over JSON finds a reason in every failure, as over gRPC.
/// </summary>
internal static class UnreadableJson
{
    /// <summary>Gives a reason to refusals that have none. What is no refusal passes through as it is written.</summary>
    public static void UseReasonsForUnreadableJson(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is null
            || context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) is true)
        {
            await next(context);
            return;
        }

        var outward = context.Response.Body;
        await using var body = new RefusalHeldBack(context.Response, outward);
        context.Response.Body = body;
        await next(context);
        context.Response.Body = outward;
        if (body.Held.Length > 0)
            await outward.WriteAsync(WithReason(body.Held.ToArray()), context.RequestAborted);
    });

    private static byte[] WithReason(byte[] body)
    {
        var status = (Google.Rpc.Status)Contract.JsonReader.Parse(System.Text.Encoding.UTF8.GetString(body), Google.Rpc.Status.Descriptor);
        if (status.Details.Count > 0 || status.Code != (int)StatusCode.InvalidArgument)
            return body;
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = Refusal.Domain, Reason = EnumText.Of(ErrorReason.FieldsInvalid) }));
        return System.Text.Encoding.UTF8.GetBytes(Contract.Json.Format(status));
    }

    /// <summary>Writes outward, unless what is written is the body of 400 Bad Request: that is held back.</summary>
    private sealed class RefusalHeldBack(Microsoft.AspNetCore.Http.HttpResponse response, Stream outward) : Stream
    {
        public MemoryStream Held { get; } = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        private Stream Target => response.StatusCode == StatusCodes.Status400BadRequest ? Held : outward;

        public override void Flush() => Target.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => Target.FlushAsync(cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => Target.Write(buffer, offset, count);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Target.WriteAsync(buffer, offset, count, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Target.WriteAsync(buffer, cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

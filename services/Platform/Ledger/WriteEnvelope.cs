using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Validation;

namespace Saylau.Platform.Ledger;

/// <summary>The fields that every write request has, found by name and read through the descriptor.</summary>
internal sealed class WriteEnvelope
{
    private static readonly ConcurrentDictionary<MessageDescriptor, WriteEnvelope> Known = new();
    private readonly IFieldAccessor requestId, validateOnly, occurredOn, source;

    private WriteEnvelope(MessageDescriptor type)
    {
        IFieldAccessor Field(string name) => type.FindFieldByName(name)?.Accessor
            ?? throw new InvalidOperationException($"{type.FullName} has no {name}: it is no write request.");
        (requestId, validateOnly, occurredOn, source) =
            (Field("request_id"), Field("validate_only"), Field("occurred_on"), Field("source"));
    }

    public static WriteEnvelope Of(MessageDescriptor type) => Known.GetOrAdd(type, static type => new(type));

    public bool IsDryRun(IMessage request) => (bool)validateOnly.GetValue(request);

    /// <summary>Caller, method and request_id in one key: two callers never meet.</summary>
    public byte[] KeyOf(IMessage request, ServerCallContext context, Call call) => SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{call.Caller.Subject}\n{context.Method}\n{((string)requestId.GetValue(request)).ToLowerInvariant()}"));

    /// <summary>The same for the same request, in whatever order a client's maps travelled.</summary>
    public static byte[] BodyHashOf(IMessage request)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true) { Deterministic = true })
            request.WriteTo(output);
        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>
    /// The same under a key, which is all that is kept of a body: whoever has the table cannot try out whose name or number it
    /// had.
    /// </summary>
    public static byte[] Keyed(byte[] key, byte[] bodyHash) => HMACSHA256.HashData(key, bodyHash);

    /// <summary>
    /// What is known of the write. What speaks against its date is kept for later: a request that was answered before is
    /// answered again, whatever day it is now.
    /// </summary>
    public WriteFrame Frame(IMessage request, ServerCallContext context, DateOnly today)
    {
        var call = context.Call();
        var stated = (string)occurredOn.GetValue(request);
        var later = stated.Length > 0 && !string.Equals(stated, today.Iso(), StringComparison.Ordinal);
        var said = (Source?)source.GetValue(request) ?? new Source { Provenance = Provenance.Recorded };
        return new(context.Method, call, later ? stated : today.Iso(), later, said, later ? Objection(call, stated, today) : null);
    }

    private static Refusal? Objection(Call call, string stated, DateOnly today) =>
        !call.Caller.Has(Role.Archive) ? WriteFrame.Reserved("only the role archive may state another day than today.")
        : TextFormats.FirstDay(stated) > today ? Refusal.Invalid(ErrorReason.FieldsInvalid, ("occurred_on", "lies in the future."))
        : null;

    /// <summary>Tells the answer its position in the ledger.</summary>
    public static void SetPosition(IMessage response, long position) =>
        response.Descriptor.FindFieldByName("ledger_position").Accessor.SetValue(response, (ulong)position);
}

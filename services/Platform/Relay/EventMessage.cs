using System.Globalization;
using System.Text;
using NATS.Client.Core;
using Saylau.Client.Proofs;
using Saylau.Common.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Platform.Relay;

/// <summary>
/// An event of the ledger as a CloudEvent 1.0, in the binary mode of its NATS binding: attributes in the headers, and as
/// data the bytes that are the Merkle log's leaf, untouched, so that whoever receives them can check them.
/// </summary>
internal sealed record EventMessage(long Position, string Subject, NatsHeaders Headers, byte[] Data)
{
    /// <summary>The message of one stored event.</summary>
    /// <param name="row">The event as it is stored.</param>
    /// <param name="area">The ledger's area.</param>
    /// <param name="origin">The origin line of the ledger's checkpoints.</param>
    /// <param name="prefix">What the subject begins with.</param>
    public static EventMessage Of(EventRow row, string area, string origin, string prefix)
    {
        var happened = LedgerEvent.Parser.ParseFrom(row.Bytes);
        var type = happened.Payload.TypeUrl[(happened.Payload.TypeUrl.LastIndexOf('/') + 1)..];
        var position = row.Position.ToString(CultureInfo.InvariantCulture);
        var headers = new NatsHeaders
        {
            ["ce-specversion"] = "1.0",
            ["ce-id"] = position,
            ["ce-source"] = Encode(SourceOf(origin)),
            ["ce-type"] = type,
            ["ce-time"] = happened.RecordedAt.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
            ["ce-datacontenttype"] = "application/protobuf",
            ["ce-ledger"] = area,
            ["ce-position"] = position,
            ["ce-leafhash"] = Convert.ToBase64String(MerkleTree.HashLeaf(row.Bytes)),
        };
        if (happened.Jurisdiction.Length > 0)
            headers["ce-subject"] = Encode(happened.Jurisdiction);
        var subject = $"{prefix}.{(happened.Jurisdiction.Length > 0 ? happened.Jurisdiction : "_")}.{type[(type.LastIndexOf('.') + 1)..]}";
        return new(row.Position, subject, headers, row.Bytes);
    }

    /// <summary>The origin as the URI reference that a source must be.</summary>
    public static string SourceOf(string origin) =>
        Uri.IsWellFormedUriString(origin, UriKind.RelativeOrAbsolute) ? origin : Uri.EscapeDataString(origin);

    /// <summary>An attribute's value as a header's (CloudEvents HTTP binding 1.0, 3.1.3.2, which that for NATS follows).</summary>
    public static string Encode(string value)
    {
        var header = new StringBuilder(value.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(value))
        {
            if (octet is > 0x20 and < 0x7F and not (byte)'"' and not (byte)'%')
                header.Append((char)octet);
            else
                header.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return header.ToString();
    }
}

using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace Saylau.Platform.Ledger;

/// <summary>
/// Keyed commitments to personal data (HMAC-SHA-256): the ledger can later be shown to have meant this person, and until
/// then nobody can guess whom.
/// </summary>
public sealed class Commitments(IOptions<LedgerOptions> options)
{
    private readonly byte[] key = Keys.FromBase64("Saylau:Ledger:CommitmentKey", options.Value.CommitmentKey, atLeast: 16);

    /// <summary>A commitment to a text; empty for an empty one.</summary>
    public ByteString To(string personal) =>
        personal.Length == 0 ? ByteString.Empty : ByteString.CopyFrom(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(personal)));
}

/// <summary>Keys from the configuration.</summary>
internal static class Keys
{
    /// <exception cref="InvalidOperationException">The setting is missing or no such key.</exception>
    public static byte[] FromBase64(string setting, string value, int? exactly = null, int atLeast = 0)
    {
        var bytes = new byte[(value.Length * 3 / 4) + 3];
        if (!Convert.TryFromBase64String(value, bytes, out var length) || length < atLeast || (exactly is { } size && length != size) || length == 0)
            throw new InvalidOperationException($"{setting} must be a key in base64, {exactly ?? atLeast} bytes{(exactly is null ? " or more" : "")}.");
        return bytes[..length];
    }

    /// <summary>A key for one purpose (HKDF, RFC 5869), derived from that of commitments.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing or no such key.</exception>
    public static byte[] Derived(LedgerOptions options, string purpose) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, FromBase64("Saylau:Ledger:CommitmentKey", options.CommitmentKey, atLeast: 16), 32, info: Encoding.UTF8.GetBytes(purpose));
}

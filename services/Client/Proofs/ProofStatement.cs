using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Saylau.Elections.V1;

namespace Saylau.Client.Proofs;

/// <summary>
/// What a service signs of a proof bundle: its SHA-256 without the signature. So no field of it can be changed unseen, even one
/// that no event of the ledger speaks of.
/// </summary>
public static class ProofStatement
{
    // No origin of a log has this form, so that no statement can be taken for a checkpoint.
    private const string Kind = "saylau.elections.v1.ProofBundle";

    /// <summary>The text that is signed as a note.</summary>
    public static string ToText(ProofBundle bundle)
    {
        var signed = bundle.Clone();
        signed.Statement = "";
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true) { Deterministic = true })
            signed.WriteTo(output);
        var hash = SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return $"{Kind}\nsha256 {Convert.ToBase64String(hash)}\n";
    }

    /// <summary>The fingerprint of a verifier key: SHA-256 of its text, in hexadecimal.</summary>
    public static string Fingerprint(string verifierKey) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(verifierKey)));
}

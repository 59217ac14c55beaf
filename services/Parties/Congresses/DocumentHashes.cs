using System.Globalization;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;

namespace Saylau.Parties.Congresses;

/// <summary>Documents are kept elsewhere and known by the hash of their file.</summary>
internal static class DocumentHashes
{
    private const int Digits = 64;

    /// <summary>Lets documents pass whose hashes have the form of SHA-256.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT/DOCUMENT_HASH_MALFORMED with every one that has not.</exception>
    public static void Require(string field, IReadOnlyList<Document> documents)
    {
        var wrong = documents.Select((document, index) => (document, index)).Where(one => !IsHash(one.document.Sha256))
            .Select(one => (string.Create(CultureInfo.InvariantCulture, $"{field}[{one.index}].sha256"), "is no SHA-256 in lower-case hexadecimal.")).ToArray();
        if (wrong.Length > 0)
            throw Refusal.Invalid(ErrorReason.DocumentHashMalformed, wrong);
    }

    private static bool IsHash(string text) =>
        text.Length == Digits && text.All(digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}

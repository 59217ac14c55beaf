using System.Security.Cryptography;
using System.Text;
using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Texts;

/// <summary>What a version of a text must be.</summary>
internal static class TextRules
{
    /// <summary>The hash of a text in UTF-8, in hexadecimal.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>May a version be entered? Its hash is given or follows from the text, has its form, and is the text's; the bill was there by then.</summary>
    public static IEnumerable<Finding> MayRecord(string sha256, string text, string introducedOn, string day)
    {
        var stated = sha256.Length > 0 || text.Length > 0;
        yield return Findings.Make("parliament.texts.hashed", null, "", Findings.Text("64 hexadecimal digits"), stated ? Findings.Text(sha256.Length > 0 ? sha256 : "of the text") : null,
            Findings.Met(stated && (sha256.Length == 0 || (sha256.Length == 64 && sha256.All(char.IsAsciiHexDigit)))));
        if (sha256.Length > 0 && text.Length > 0)
        {
            yield return Findings.Make("parliament.texts.hash", null, "", Findings.Text(HashOf(text)), Findings.Text(sha256),
                Findings.Met(string.Equals(HashOf(text), sha256, StringComparison.OrdinalIgnoreCase)));
        }

        yield return Findings.Make("parliament.texts.after_introduction", null, "", Findings.Date(introducedOn), Findings.Date(day),
            Findings.Met(BillRules.IsInOrder(introducedOn, day)));
    }
}

namespace Saylau.Platform.Ledger;

/// <summary>
/// Numbers that persons have in the national register. A commitment takes a number's place before a request reaches the
/// ledger: neither a row, nor the hash of the request that makes it safe to repeat, nor any log depends on a number that
/// could be tried out.
/// </summary>
public static class NationalNumbers
{
    private const int Shortest = 4;

    /// <summary>The number in one way of writing, so that the same person is found however it was typed; null where it is malformed.</summary>
    /// <param name="number">The number as it was typed.</param>
    /// <param name="digits">
    /// How many digits, and nothing else, the law gives it. Where the law is silent it is letters, digits and hyphens, four at least.
    /// </param>
    public static string? Normal(string number, uint? digits)
    {
        var written = string.Concat(number.Where(character => character is not ' ')).ToUpperInvariant();
        return digits is { } required
            ? written.Length == required && written.All(char.IsAsciiDigit) ? written : null
            : written.Length >= Shortest && written.All(character => char.IsAsciiLetterOrDigit(character) || character is '-') ? written : null;
    }

    /// <summary>
    /// A commitment to a person, in base64; empty where the number is malformed. The same person for another purpose, or
    /// within something else, is another commitment: what is known of the one tells nothing of the other.
    /// </summary>
    /// <param name="commitments">The keyed commitments.</param>
    /// <param name="purpose">What the person does: one word.</param>
    /// <param name="within">The id of that within which the person is looked for again.</param>
    /// <param name="number">The number as it was typed.</param>
    /// <param name="digits">How many digits the law gives it; null where it is silent.</param>
    public static string ToPerson(this Commitments commitments, string purpose, string within, string number, uint? digits) =>
        Normal(number, digits) is { } known ? commitments.To($"{purpose}\n{within}\n{known}").ToBase64() : "";
}

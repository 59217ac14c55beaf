using Saylau.Elections.V1;

namespace Saylau.Elections.Signatures;

/// <summary>What a person's number in the national register looks like.</summary>
internal static class NationalNumberRules
{
    private const int Shortest = 4;

    /// <summary>
    /// The number in one way of writing, so that the same person is found however it was typed; null where it is malformed.
    /// Without a law it is letters, digits and hyphens, four at least.
    /// </summary>
    public static string? Normal(string number, NationalNumberRule? law)
    {
        var written = string.Concat(number.Where(character => character is not ' ')).ToUpperInvariant();
        return law is null
            ? written.Length >= Shortest && written.All(character => char.IsAsciiLetterOrDigit(character) || character is '-') ? written : null
            : written.Length == law.Digits && written.All(char.IsAsciiDigit) ? written : null;
    }
}

using System.Globalization;
using Saylau.Common.V1;
using Saylau.Platform.Law;

namespace Saylau.Parties.Funding;

/// <summary>Amounts of money: whole minor units of one currency.</summary>
internal static class MoneyRules
{
    /// <summary>The most that is taken for an amount, so that no sum of them can overflow.</summary>
    public const ulong Most = 100_000_000_000_000;

    private const int CurrencyLength = 3;

    /// <summary>Three upper-case letters.</summary>
    public static bool IsCurrency(string text) => text.Length == CurrencyLength && text.All(char.IsAsciiLetterUpper);

    /// <summary>An amount as a measure: a count holds too little.</summary>
    public static Measure Measure(ulong amount, string currency) =>
        Findings.Text(string.Create(CultureInfo.InvariantCulture, $"{amount} minor units {currency}"));
}

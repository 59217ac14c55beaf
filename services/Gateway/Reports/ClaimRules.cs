using System.Globalization;
using Saylau.Gateway.V1;

namespace Saylau.Gateway.Reports;

/// <summary>Whether the records bear out what somebody published, under a stated reading.</summary>
public static class ClaimRules
{
    /// <summary>Holds a claim against its figure.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="wordings">The figure's texts in every language: a quotation has one of its own.</param>
    public static ClaimOutcome Judge(ClaimDefinition claim, Figure figure, IReadOnlyCollection<string> wordings) => figure.ExactCase switch
    {
        Figure.ExactOneofCase.None or Figure.ExactOneofCase.Absent => ClaimOutcome.Undetermined,
        Figure.ExactOneofCase.Count => Number(claim, figure.Count, 1),
        Figure.ExactOneofCase.Ratio when figure.Ratio.Denominator == 0 => ClaimOutcome.Undetermined,
        Figure.ExactOneofCase.Ratio when claim.Comparison is Comparison.Equals => Texts(claim, [Shares.Percent(figure.Ratio, claim.Rounding)[..^" %".Length]]),
        Figure.ExactOneofCase.Ratio => Number(claim, figure.Ratio.Numerator * 100m, figure.Ratio.Denominator),
        _ => Texts(claim, wordings),
    };

    /// <summary>A number as an exact fraction, so that nothing is rounded to meet a claim.</summary>
    private static ClaimOutcome Number(ClaimDefinition claim, decimal numerator, decimal denominator)
    {
        decimal? Expected(int index) => index < claim.Expected.Count
            && decimal.TryParse(claim.Expected[index], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number * denominator : null;
        return (claim.Comparison, Expected(0), Expected(1)) switch
        {
            (Comparison.Equals, { } exactly, null) => Held(numerator == exactly),
            (Comparison.AtLeast, { } least, null) => Held(numerator >= least),
            (Comparison.Between, { } least, { } below) => Held(numerator >= least && numerator < below),
            _ => ClaimOutcome.Undetermined,
        };
    }

    private static ClaimOutcome Texts(ClaimDefinition claim, IReadOnlyCollection<string> wordings) => claim.Comparison switch
    {
        Comparison.Includes => Held(claim.Expected.All(expected => wordings.Contains(expected, StringComparer.Ordinal))),
        Comparison.Equals => Held(claim.Expected.Count == 1 && wordings.Contains(claim.Expected[0], StringComparer.Ordinal)),
        _ => ClaimOutcome.Undetermined,
    };

    private static ClaimOutcome Held(bool holds) => holds ? ClaimOutcome.Holds : ClaimOutcome.Contradicted;
}

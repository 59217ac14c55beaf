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
        Figure.ExactOneofCase.Count => Numbers(claim, figure.Count),
        _ => Texts(claim, wordings),
    };

    private static ClaimOutcome Numbers(ClaimDefinition claim, uint count) =>
        claim.Expected.Count != 1 || !uint.TryParse(claim.Expected[0], NumberStyles.None, CultureInfo.InvariantCulture, out var expected)
            ? ClaimOutcome.Undetermined
            : Held(claim.Comparison is Comparison.AtLeast ? count >= expected : count == expected);

    private static ClaimOutcome Texts(ClaimDefinition claim, IReadOnlyCollection<string> wordings) => claim.Comparison switch
    {
        Comparison.Includes => Held(claim.Expected.All(expected => wordings.Contains(expected, StringComparer.Ordinal))),
        Comparison.Equals => Held(claim.Expected.Count == 1 && wordings.Contains(claim.Expected[0], StringComparer.Ordinal)),
        _ => ClaimOutcome.Undetermined,
    };

    private static ClaimOutcome Held(bool holds) => holds ? ClaimOutcome.Holds : ClaimOutcome.Contradicted;
}

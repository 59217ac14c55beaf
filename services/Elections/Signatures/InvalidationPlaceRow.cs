using Saylau.Platform.Ledger;

namespace Saylau.Elections.Signatures;

/// <summary>A line that a decision names although another had struck it out before.</summary>
internal sealed record InvalidationPlaceRow
{
    public required long Initiative { get; init; }

    /// <summary>The number of the decision that names it.</summary>
    public required long Decision { get; init; }

    public required long Sheet { get; init; }

    public required long Line { get; init; }

    public required long Reason { get; init; }

    /// <summary>The decision is what a check of the line found.</summary>
    public required bool IsCheck { get; init; }

    /// <summary>Keeps what a decision says of lines that were struck out before it.</summary>
    public static void Keep(LedgerTransaction tx, InvalidationRow decision, IEnumerable<SignatureRow> named, bool isCheck) =>
        tx.InsertMany("SignatureInvalidationPlace", named.Where(row => row.Struck != Strike.None).Select(row => new InvalidationPlaceRow
        {
            Initiative = decision.Initiative,
            Decision = decision.Number,
            Sheet = row.Sheet,
            Line = row.Line,
            Reason = decision.Reason,
            IsCheck = isCheck,
        }).ToArray());
}

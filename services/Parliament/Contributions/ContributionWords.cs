using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Contributions;

/// <summary>The inverted index: which contributions have a word, and whether it stands in what the public reads of them.</summary>
internal static class ContributionWords
{
    /// <summary>Indexes contributions that are new, or whose text or passages changed.</summary>
    public static void Index(LedgerTransaction tx, IReadOnlyList<ContributionRow> contributions)
    {
        foreach (var some in contributions.Chunk(500))
            tx.Execute("DELETE FROM ContributionWord WHERE ContributionId IN @Contributions", new { Contributions = some.Select(contribution => contribution.Id).ToArray() });
        tx.InsertMany("ContributionWord", [.. contributions.SelectMany(Of)]);
    }

    private static IEnumerable<WordRow> Of(ContributionRow contribution)
    {
        var shown = SearchRules.Words(contribution.ShownBody);
        return SearchRules.Words(contribution.Body).Select(word => new WordRow { Word = word, ContributionId = contribution.Id, Shown = shown.Contains(word) });
    }

    private sealed record WordRow
    {
        public required string Word { get; init; }

        public required string ContributionId { get; init; }

        public required bool Shown { get; init; }
    }
}

using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Speeches;

/// <summary>The inverted index: which speeches have a word, and whether it stands in what the public reads of them.</summary>
internal static class SpeechWords
{
    /// <summary>Indexes speeches that are new, or whose text or passages changed.</summary>
    public static void Index(LedgerTransaction tx, IReadOnlyList<SpeechRow> speeches)
    {
        foreach (var some in speeches.Chunk(500))
            tx.Execute("DELETE FROM SpeechWord WHERE SpeechId IN @Speeches", new { Speeches = some.Select(speech => speech.Id).ToArray() });
        tx.InsertMany("SpeechWord", [.. speeches.SelectMany(Of)]);
    }

    private static IEnumerable<WordRow> Of(SpeechRow speech)
    {
        var shown = SearchRules.Words(speech.ShownBody);
        return SearchRules.Words(speech.Body).Select(word => new WordRow { Word = word, SpeechId = speech.Id, Shown = shown.Contains(word) });
    }

    private sealed record WordRow
    {
        public required string Word { get; init; }

        public required string SpeechId { get; init; }

        public required bool Shown { get; init; }
    }
}

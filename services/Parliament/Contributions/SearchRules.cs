using System.Globalization;
using System.Text;

namespace Saylau.Parliament.Contributions;

/// <summary>A word that is looked for: all words from here up to, and without, there.</summary>
internal readonly record struct WordRange(string From, string To);

/// <summary>What the words of a text are, for finding it again.</summary>
internal static class SearchRules
{
    /// <summary>The most words that one search asks for.</summary>
    public const int MostWords = 6;

    private const int LongestWord = 64;

    /// <summary>
    /// The words of a text, each once: runs of letters, digits and marks, compared as Unicode's compatibility composition
    /// (UAX #15, NFKC) in lower case. Hyphens and apostrophes part words.
    /// </summary>
    public static IReadOnlySet<string> Words(string text) => Runs(text).Select(run => Cut(run.Word)).ToHashSet(StringComparer.Ordinal);

    /// <summary>What a query asks for; null where it asks for nothing, for more than <see cref="MostWords"/>, or begins a word with *.</summary>
    public static IReadOnlyList<WordRange>? Ranges(string query)
    {
        var ranges = new List<WordRange>();
        foreach (var part in query.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = Runs(part).Select(run => Cut(run.Word)).ToList();
            var open = part.EndsWith('*');
            if (words.Count == 0)
                return null;
            ranges.AddRange(words.Select((word, index) => open && index == words.Count - 1 ? Beginning(word) : Whole(word)));
        }

        return ranges.Count is 0 or > MostWords ? null : ranges;
    }

    /// <summary>Some of a text around the first word that a query asks for.</summary>
    /// <param name="text">The text as the caller may read it.</param>
    /// <param name="asked">What the query asks for.</param>
    /// <param name="around">How many characters to each side.</param>
    public static string Snippet(string text, IReadOnlyList<WordRange> asked, int around = 80)
    {
        var at = Runs(text).Where(run => asked.Any(range => Holds(range, Cut(run.Word)))).Select(run => run.At).FirstOrDefault();
        var (from, to) = (Border(text, at - around), Border(text, at + around));
        return $"{(from > 0 ? "…" : "")}{text[from..to]}{(to < text.Length ? "…" : "")}";
    }

    private static bool Holds(WordRange range, string word) => string.CompareOrdinal(word, range.From) >= 0 && string.CompareOrdinal(word, range.To) < 0;

    // Every character of a word sorts after '!', and before the last of the plane.
    private static WordRange Whole(string word) => new(word, word + "!");

    private static WordRange Beginning(string word) => new(word, word + "\uFFFF");

    private static string Cut(string word) => word.Length <= LongestWord - 1 ? word : word[..Border(word, LongestWord - 1)];

    // Never in the middle of a pair.
    private static int Border(string text, int at) =>
        at <= 0 ? 0 : at >= text.Length ? text.Length : char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static IEnumerable<(int At, string Word)> Runs(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var from = at;
            while (at < text.Length && IsOfWord(text, at))
                at += char.IsSurrogatePair(text, at) ? 2 : 1;
            if (at > from)
                yield return (from, text[from..at].Normalize(NormalizationForm.FormKC).ToLowerInvariant());
            else
                at++;
        }
    }

    private static bool IsOfWord(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber;
}

using F23.StringSimilarity;

namespace Saylau.Statistics.RecordLinkage;

/// <summary>How a field of two records agrees.</summary>
public enum Agreement
{
    /// <summary>It differs.</summary>
    Different,

    /// <summary>It is nearly the same.</summary>
    Close,

    /// <summary>It is the same.</summary>
    Exact,

    /// <summary>One of them lacks it: that speaks neither for nor against.</summary>
    Missing,
}

/// <summary>How fields are compared.</summary>
public static class Comparators
{
    // Winkler (1990): string comparator metrics and enhanced decision rules in the Fellegi-Sunter model.
    private const double CloseFrom = 0.9;
    private static readonly JaroWinkler Names = new();

    /// <summary>Folded names: the same, or as close as a slip of the pen.</summary>
    public static Agreement OfNames(string first, string second) =>
        first.Length == 0 || second.Length == 0 ? Agreement.Missing
        : string.Equals(first, second, StringComparison.Ordinal) ? Agreement.Exact
        : Names.Similarity(first, second) >= CloseFrom ? Agreement.Close
        : Agreement.Different;

    /// <summary>How alike two folded names are, in thousandths, cut off (Jaro-Winkler); nothing where one is empty.</summary>
    public static uint ThousandthsOfNames(string first, string second) =>
        first.Length == 0 || second.Length == 0 ? 0
        : string.Equals(first, second, StringComparison.Ordinal) ? 1_000
        : (uint)(Names.Similarity(first, second) * 1_000);

    /// <summary>Dates (YYYY-MM-DD): the same, with day and month in each other's place, or with one digit that differs.</summary>
    public static Agreement OfDates(string first, string second)
    {
        if (first.Length == 0 || second.Length == 0)
            return Agreement.Missing;
        if (string.Equals(first, second, StringComparison.Ordinal))
            return Agreement.Exact;
        if (first.Length != second.Length)
            return Agreement.Different;
        return string.Equals(Swapped(first), second, StringComparison.Ordinal) || first.Zip(second).Count(pair => pair.First != pair.Second) == 1
            ? Agreement.Close
            : Agreement.Different;
    }

    /// <summary>A date with its day and month in an order of their own, so that a date and its swapped one are the same.</summary>
    public static string Unordered(string date)
    {
        var swapped = Swapped(date);
        return string.CompareOrdinal(date, swapped) <= 0 ? date : swapped;
    }

    private static string Swapped(string date) => date.Length == 10 ? $"{date[..5]}{date[8..]}-{date[5..7]}" : date;
}

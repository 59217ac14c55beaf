using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Saylau.Statistics.RecordLinkage;

/// <summary>
/// What a text looks like, whatever script its letters are of (UTS #39, section 4): two texts with the same skeleton cannot
/// be told apart at sight.
/// </summary>
public static class Skeleton
{
    private static readonly FrozenDictionary<Rune, string> Prototypes = Read();

    /// <summary>The skeleton of a text.</summary>
    public static string Of(string text)
    {
        var drawn = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            // What leaves no mark on paper sets nothing apart.
            if (Rune.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control)
                continue;
            if (Prototypes.TryGetValue(letter, out var prototype))
                drawn.Append(prototype);
            else
                drawn.Append(letter);
        }

        return drawn.ToString().Normalize(NormalizationForm.FormD);
    }

    /// <summary>Two texts look the same, in their own letters or all in small or all in capital ones.</summary>
    public static bool Same(string first, string second) =>
        Equal(first, second)
        || Equal(first.ToLower(CultureInfo.InvariantCulture), second.ToLower(CultureInfo.InvariantCulture))
        || Equal(first.ToUpper(CultureInfo.InvariantCulture), second.ToUpper(CultureInfo.InvariantCulture));

    private static bool Equal(string first, string second) => string.Equals(Of(first), Of(second), StringComparison.Ordinal);

    private static FrozenDictionary<Rune, string> Read()
    {
        using var stream = typeof(Skeleton).Assembly.GetManifestResourceStream("Saylau.Statistics.confusables.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' ').Select(Letter).ToArray())
            .ToFrozenDictionary(letters => letters[0], letters => string.Concat(letters[1..]));
    }

    private static Rune Letter(string hexadecimal) => new(int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}

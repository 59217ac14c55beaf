using System.Globalization;
using System.Text;

namespace Saylau.Statistics.RecordLinkage;

/// <summary>
/// Names as they sound, whatever they are written in: Kazakh letters as their Russian neighbours, Cyrillic as Latin, the
/// official Latin spellings of 2018 and 2021 and the informal ones alike, without the endings that say "son of" and "daughter of".
/// </summary>
public static class NameFolding
{
    // What is written with one letter in one script and with several in another. Longer ones first.
    private static readonly (string From, string To)[] Together =
    [
        ("shch", "ш"), ("sch", "ш"), ("zh", "ж"), ("kh", "х"), ("gh", "ғ"), ("sh", "ш"), ("ch", "ч"), ("ts", "ц"),
        ("ya", "я"), ("yu", "ю"), ("yo", "ё"), ("ye", "е"), ("ia", "я"), ("iu", "ю"),
    ];

    private static readonly Dictionary<char, string> Letters = new()
    {
        ['ә'] = "a",
        ['ғ'] = "g",
        ['қ'] = "k",
        ['ң'] = "n",
        ['ө'] = "o",
        ['ұ'] = "u",
        ['ү'] = "u",
        ['һ'] = "h",
        ['і'] = "i",
        ['а'] = "a",
        ['б'] = "b",
        ['в'] = "v",
        ['г'] = "g",
        ['д'] = "d",
        ['е'] = "e",
        ['ё'] = "e",
        ['ж'] = "j",
        ['з'] = "z",
        ['и'] = "i",
        ['й'] = "i",
        ['к'] = "k",
        ['л'] = "l",
        ['м'] = "m",
        ['н'] = "n",
        ['о'] = "o",
        ['п'] = "p",
        ['р'] = "r",
        ['с'] = "s",
        ['т'] = "t",
        ['у'] = "u",
        ['ф'] = "f",
        ['х'] = "h",
        ['ц'] = "c",
        ['ч'] = "ch",
        ['ш'] = "sh",
        ['щ'] = "sh",
        ['ъ'] = "",
        ['ы'] = "i",
        ['ь'] = "",
        ['э'] = "e",
        ['ю'] = "iu",
        ['я'] = "ia",
        ['ä'] = "a",
        ['á'] = "a",
        ['ğ'] = "g",
        ['ǵ'] = "g",
        ['ñ'] = "n",
        ['ń'] = "n",
        ['ö'] = "o",
        ['ó'] = "o",
        ['ü'] = "u",
        ['ū'] = "u",
        ['ú'] = "u",
        ['ý'] = "u",
        ['ş'] = "sh",
        ['ı'] = "i",
        ['ḣ'] = "h",
        ['q'] = "k",
        ['w'] = "u",
        ['x'] = "ks",
        ['y'] = "i",
    };

    private static readonly string[] Endings = ["uli", "kizi"];

    /// <summary>The folded name: lower-case Latin letters, words apart by single spaces.</summary>
    public static string Fold(string name)
    {
        var lower = name.Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture);
        // An upper-case dotted I leaves its dot behind.
        var text = new StringBuilder(lower.Replace("\u0307", "", StringComparison.Ordinal));
        foreach (var (from, to) in Together)
            text.Replace(from, to);
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.ToString())
            Append(folded, letter);
        var words = folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(WithoutEnding).Select(Single).Where(word => word.Length > 0));
    }

    private static void Append(StringBuilder folded, char letter) => folded.Append(Letters.TryGetValue(letter, out var known) ? known
        : letter is >= 'a' and <= 'z' ? letter.ToString()
        : letter is ' ' or '-' or '‐' or '–' ? " "
        : "");

    // A letter that is doubled in one spelling stands alone in another.
    private static string Single(string word) => string.Concat(word.Where((sound, at) => at == 0 || word[at - 1] != sound));

    private static string WithoutEnding(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length is 0 or >= 3)
                return word[..^ending.Length];
        }

        return word;
    }
}

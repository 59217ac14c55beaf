using System.Globalization;
using System.Text.RegularExpressions;
using Saylau.Common.V1;

namespace Saylau.Platform.Validation;

/// <summary>The forms that a text field can have.</summary>
public static partial class TextFormats
{
    /// <summary>The most characters of a text whose field states none.</summary>
    public const int DefaultLength = 1_000;

    private static readonly string[] DateForms = ["yyyy-MM-dd"];
    private static readonly string[] PartialDateForms = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    /// <summary>What is wrong with a text, as the end of a sentence about its field; null if nothing is.</summary>
    public static string? Problem(string text, FieldFormat format, int maxLength)
    {
        if (text.Length > maxLength)
            return string.Create(CultureInfo.InvariantCulture, $"has {text.Length} characters; at most {maxLength} are taken.");
        if (text.Any(character => char.IsControl(character) && character is not '\n' and not '\t' && (character is not '\r' || format is not FieldFormat.Table)))
            return "has control characters.";
        return text.Length == 0 || Fits(text, format) ? null : $"is '{text[..Math.Min(text.Length, 64)]}'; it must be {Description(format)}.";
    }

    /// <summary>The first day of a date that may lack its day or month: from when it counts.</summary>
    public static DateOnly FirstDay(string partialDate) =>
        DateOnly.ParseExact(partialDate, PartialDateForms, CultureInfo.InvariantCulture, DateTimeStyles.None);

    /// <summary>A day as the contract writes it.</summary>
    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool Fits(string text, FieldFormat format) => format switch
    {
        FieldFormat.Slug => text.Length is >= 2 and <= 64 && Slug().IsMatch(text),
        FieldFormat.Uuid => text.Length == 36 && Guid.TryParseExact(text, "D", out _),
        FieldFormat.Date => IsDate(text, DateForms),
        FieldFormat.PartialDate => IsDate(text, PartialDateForms),
        FieldFormat.Language => Language().IsMatch(text),
        FieldFormat.Region => text.Length is >= 2 and <= 16 && Region().IsMatch(text),
        FieldFormat.PageToken => PageToken().IsMatch(text),
        _ => true,
    };

    private static string Description(FieldFormat format) => format switch
    {
        FieldFormat.Slug => "2 to 64 lower-case letters, digits and single hyphens",
        FieldFormat.Uuid => "a UUID such as 123e4567-e89b-42d3-a456-426614174000",
        FieldFormat.Date => "a date, YYYY-MM-DD",
        FieldFormat.PartialDate => "a date, YYYY, YYYY-MM or YYYY-MM-DD",
        FieldFormat.Language => "a language tag such as 'kk' or 'en-GB'",
        FieldFormat.Region => "2 to 16 upper-case letters, digits and hyphens",
        _ => "a token that an earlier answer gave",
    };

    private static bool IsDate(string text, string[] forms) =>
        DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slug();

    [GeneratedRegex(@"^[A-Z0-9]+(-[A-Z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Region();

    [GeneratedRegex(@"^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Language();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageToken();
}

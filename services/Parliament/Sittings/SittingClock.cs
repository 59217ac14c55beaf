using System.Globalization;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;

namespace Saylau.Parliament.Sittings;

/// <summary>
/// Times of a sitting, in seconds from the beginning of its day. A sitting that goes on beyond midnight counts on: half past
/// midnight is 24:30, so that what comes later is greater.
/// </summary>
internal static class SittingClock
{
    private const int LastHour = 47;

    /// <summary>A time, HH:MM or HH:MM:SS; null if it is none.</summary>
    public static long? Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is not (2 or 3) || parts.Any(part => part.Length != 2 || !part.All(char.IsAsciiDigit)))
            return null;
        var numbers = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).Append(0).ToArray();
        return numbers[0] <= LastHour && numbers[1] < 60 && numbers[2] < 60 ? (numbers[0] * 3600L) + (numbers[1] * 60) + numbers[2] : null;
    }

    /// <summary>A time as the contract writes it; empty if there is none.</summary>
    public static string Text(long? second) => second is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known / 3600:00}:{known / 60 % 60:00}:{known % 60:00}")
        : "";

    /// <summary>The time that a field says.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT/TIME_MALFORMED.</exception>
    public static long Require(string text, string field) =>
        Parse(text) ?? throw Refusal.Invalid(ErrorReason.TimeMalformed, (field, $"is '{text}'; it must be HH:MM or HH:MM:SS."));

    /// <summary>The time that a field says, if it says any.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT/TIME_MALFORMED.</exception>
    public static long? Optional(string text, string field) => text.Length == 0 ? null : Require(text, field);

    /// <summary>The time at which something ends that began; null while it goes on.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT/TIME_MALFORMED.</exception>
    public static long? End(string text, long began, string field)
    {
        var end = Optional(text, field);
        return end is null || end > began ? end : throw Refusal.Invalid(ErrorReason.TimeMalformed, (field, "is not after its beginning."));
    }
}

using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Calendar;

/// <summary>The milestones of an election as an iCalendar (RFC 5545): a whole day each, or an instant where the law names a time.</summary>
internal static class CalendarFile
{
    private const string Product = "-//Saylau//Elections//EN";

    /// <summary>The text of the file. The same milestone has the same UID always, so that a calendar that is read again moves it.</summary>
    /// <param name="election">The election.</param>
    /// <param name="dated">Its milestones.</param>
    /// <param name="now">When the file is made.</param>
    public static string Of(Election election, GetMilestonesResponse dated, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = Product, Method = "PUBLISH" };
        calendar.Events.AddRange(dated.Milestones.Select(milestone => EventOf(election, milestone, now)));
        return new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException("The calendar has no text.");
    }

    private static CalendarEvent EventOf(Election election, ElectionMilestone milestone, DateTimeOffset now) => new()
    {
        Uid = $"{election.ElectionId}/{Word(milestone)}@saylau",
        DtStamp = new CalDateTime(now.UtcDateTime),
        Start = StartOf(milestone),
        Summary = $"{NameOf(election)}: {Word(milestone).Replace('-', ' ')}",
        Description = string.Join('\n', Lines(milestone)),
        Categories = ["ELECTION"],
        // Whoever subscribes is not busy on that day.
        Transparency = "TRANSPARENT",
    };

    private static CalDateTime StartOf(ElectionMilestone milestone) => milestone.Instant.Length > 0
        ? new(DateTimeOffset.Parse(milestone.Instant, CultureInfo.InvariantCulture).UtcDateTime)
        : new(TextFormats.FirstDay(milestone.Day));

    private static IEnumerable<string> Lines(ElectionMilestone milestone)
    {
        if (milestone.Finding.Citation is { Text.Length: > 0 } citation)
            yield return citation.Text;
        yield return $"{EnumText.Of(milestone.Finding.Outcome)}, law {milestone.Finding.LawVersion}";
    }

    private static string NameOf(Election election) =>
        election.Name?.Text is { Count: > 0 } names ? names.TryGetValue("en", out var english) ? english : names.OrderBy(name => name.Key, StringComparer.Ordinal).First().Value
        : election.ElectionId;

    private static string Word(ElectionMilestone milestone) => EnumText.Of(milestone.Milestone).ToLowerInvariant().Replace('_', '-');
}

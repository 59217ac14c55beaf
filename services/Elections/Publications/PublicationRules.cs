using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Publications;

/// <summary>A publication as rules see it: its level and its day.</summary>
internal sealed record PublishedLevel(ResultLevel Level, DateOnly On);

/// <summary>What the law orders to be published, and when.</summary>
internal static class PublicationRules
{
    private const string Published = "PUBLISHED", Late = "PUBLISHED_LATE", Missing = "NOT_PUBLISHED";

    /// <summary>
    /// One finding per level that the law speaks of. What it orders is undetermined until its time has run out; what it does
    /// not order and nobody published is a warning.
    /// </summary>
    /// <param name="published">What was published.</param>
    /// <param name="certifiedOn">The day of the result; null if there is none.</param>
    /// <param name="today">The day that is asked about.</param>
    /// <param name="law">The law.</param>
    public static IEnumerable<Finding> IsTransparent(
        IReadOnlyList<PublishedLevel> published, DateOnly? certifiedOn, DateOnly today, PublicationLaw law) =>
        law.Duties.Select(duty =>
        {
            var first = First(published, duty.Level);
            var deadline = Deadline(duty, certifiedOn);
            var late = first is not null && deadline is not null && first > deadline;
            return Findings.Make(duty.Rule, duty.Citation, "", Findings.Text(Published),
                Findings.Text(first is null ? Missing : late && duty.Required ? Late : Published), Judge(duty, first, late, deadline, today));
        });

    /// <summary>For every level that the law speaks of: when it was due, when it was published, how many days lie between.</summary>
    public static IEnumerable<LevelDuty> Duties(
        IReadOnlyList<PublishedLevel> published, DateOnly? certifiedOn, DateOnly today, PublicationLaw law) =>
        law.Duties.Select(duty =>
        {
            var (first, deadline) = (First(published, duty.Level), duty.Required ? Deadline(duty, certifiedOn) : null);
            var late = deadline is { } due ? (first ?? today).DayNumber - due.DayNumber : 0;
            var told = new LevelDuty
            {
                Level = duty.Level,
                Required = duty.Required,
                DueOn = deadline?.Iso() ?? "",
                PublishedOn = first?.Iso() ?? "",
                Finding = duty.Required ? InDays(duty, certifiedOn, first, deadline, today) : null,
            };
            if (late > 0)
                told.DaysLate = (uint)late;
            return told;
        });

    // Days from the result: what was published before it took none.
    private static Finding InDays(PublicationDuty duty, DateOnly? certifiedOn, DateOnly? first, DateOnly? deadline, DateOnly today)
    {
        var taken = certifiedOn is { } result && first is { } day ? Findings.Count((uint)Math.Max(0, day.DayNumber - result.DayNumber)) : null;
        return Findings.Make($"{duty.Rule}.days", duty.Citation, "", Findings.Count(duty.WithinDays), taken,
            Judge(duty, first, first is not null && deadline is not null && first > deadline, deadline, today));
    }

    /// <summary>The day of the first publication that shows a level: a more detailed one shows it as well.</summary>
    public static DateOnly? First(IEnumerable<PublishedLevel> published, ResultLevel level) =>
        published.Where(found => found.Level >= level).Select(found => (DateOnly?)found.On).Min();

    /// <summary>How much of what is held the public can see; not said where nothing is held.</summary>
    public static TransparencyLevel Transparency(uint held, uint shown) =>
        held == 0 ? TransparencyLevel.Unspecified : shown < held ? TransparencyLevel.Reduced : TransparencyLevel.Full;

    private static Outcome Judge(PublicationDuty duty, DateOnly? first, bool late, DateOnly? deadline, DateOnly today)
    {
        if (!duty.Required)
            return first is null ? Outcome.Warning : Outcome.Satisfied;
        if (first is not null)
            return Findings.Met(!late);
        return deadline is not null && today > deadline ? Outcome.Violated : Outcome.Undetermined;
    }

    // Past the calendar's end there is no deadline.
    private static DateOnly? Deadline(PublicationDuty duty, DateOnly? certifiedOn) =>
        certifiedOn is { } day && duty.WithinDays <= DateOnly.MaxValue.DayNumber - day.DayNumber ? day.AddDays((int)duty.WithinDays) : null;
}

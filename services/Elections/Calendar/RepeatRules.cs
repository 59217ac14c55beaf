using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Calendar;

/// <summary>When a second vote may be held.</summary>
internal static class RepeatRules
{
    /// <summary>
    /// May the vote be repeated on this day? The first left two, for the same office; there is no second vote yet, and the
    /// day is after the first and not later than the law allows.
    /// </summary>
    public static IEnumerable<Finding> MayRepeat(ElectionRow first, string officeId, string other, OutcomeKind outcome, string votingOn, ResultLaw law)
    {
        var evidence = $"elections/{first.Id}";
        yield return Findings.Make("elections.calendar.repeat_runoff", null, first.Id, Findings.Text(EnumText.Of(OutcomeKind.Runoff)), Findings.Text(EnumText.Of(outcome)),
            Findings.Met(outcome is OutcomeKind.Runoff), evidence);
        yield return Findings.Make("elections.calendar.same_office", null, first.Id, Findings.Text(officeId), Findings.Text(first.OfficeId),
            Findings.Met(string.Equals(first.OfficeId, officeId, StringComparison.Ordinal)), evidence);
        yield return Findings.Make("elections.calendar.repeat_once", null, first.Id, Findings.Text("NONE"), Findings.Text(other.Length == 0 ? "NONE" : other),
            Findings.Met(other.Length == 0), evidence);
        var (before, day) = (TextFormats.FirstDay(first.VotingOn), TextFormats.FirstDay(votingOn));
        yield return Findings.Make("elections.calendar.repeat_after", null, first.Id, Findings.Date(first.VotingOn), Findings.Date(votingOn), Findings.Met(day > before), evidence);
        if (law.RepeatVotingDays is not null)
            yield return law.RepeatVotingDays.Against(day > before ? (uint)(day.DayNumber - before.DayNumber) : null, first.Id, evidence);
    }
}

using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

/// <summary>Something that would happen to a mandate.</summary>
/// <param name="Act">What.</param>
/// <param name="Day">From which day.</param>
/// <param name="Ground">The ground, of a loss.</param>
/// <param name="Body">Who decides, of a loss.</param>
internal sealed record MandateStep(
    MandateAct Act, string Day, MandateLossGround Ground = MandateLossGround.Unspecified, MandateLossBody Body = MandateLossBody.Unspecified);

/// <summary>What a member did before an oath, and whether somebody else fills the seat meanwhile.</summary>
internal sealed record TenureFacts(uint ActsBefore, string FilledBy);

/// <summary>The oath, the loss of a mandate, and the days within which the law wants things done.</summary>
internal static class TenureRules
{
    /// <summary>May this happen to the mandate? Its state and its term allow it, and so does the law of the act.</summary>
    public static IEnumerable<Finding> MayChange(MandateRow mandate, MandateStep step, TenureFacts facts, Citation? citation, TenureLaw? law)
    {
        yield return MandateRules.Lifecycle.MayHappen(mandate.StateNow(), step.Act, Evidence(mandate));
        if (step.Act is MandateAct.Appeal or MandateAct.Confirm or MandateAct.Restore)
            yield return AfterLoss(mandate, step, citation);
        else
            yield return IsHeld(mandate, step.Day, citation);
        foreach (var finding in step.Act switch
        {
            MandateAct.Swear => Oath(mandate, step.Day, facts, citation, law),
            MandateAct.Deprive => Loss(mandate, step, law),
            MandateAct.Appeal => AppealInTime(mandate, step.Day, law),
            MandateAct.Restore => [SeatIsFree(mandate, facts, citation)],
            _ => [],
        })
            yield return finding;
    }

    /// <summary>
    /// May the member act as one on a day? The mandate is held, and where the law asks for an oath it was taken by then. Nothing
    /// is known of oaths that are older than the record.
    /// </summary>
    public static IEnumerable<Finding> MayAct(MandateRow mandate, string day, Citation? citation, TenureLaw? law)
    {
        var ended = mandate.Until();
        yield return Findings.Make("parliament.members.sits", citation, mandate.PersonId, Findings.Date(day),
            Findings.Text(ended.Length > 0 ? $"{mandate.StartsOn}/{ended}" : $"{mandate.StartsOn}/"), Findings.Met(Sits(mandate, day)), Evidence(mandate));
        if (law?.Oath is not { } oath)
            yield break;
        var sworn = mandate.SwornOn.Length > 0 && string.CompareOrdinal(mandate.SwornOn, day) <= 0;
        var finding = oath.Against(sworn, "SWORN", sworn ? "SWORN" : "NOT_SWORN", mandate.PersonId, Evidence(mandate));
        if (!sworn && mandate.SwornOn.Length == 0 && mandate.IsOlderThanRecord())
            finding.Outcome = Outcome.NotApplicable;
        yield return finding;
    }

    /// <summary>Whether the mandate is held on a day.</summary>
    public static bool Sits(MandateRow mandate, string day) => string.CompareOrdinal(mandate.StartsOn, day) <= 0
        && (mandate.Until() is not { Length: > 0 } until || string.CompareOrdinal(day, until) < 0);

    /// <summary>The days from one date to another; none where the second is earlier.</summary>
    public static uint DaysFrom(string from, string until) => (uint)Math.Max(0, TextFormats.FirstDay(until).DayNumber - TextFormats.FirstDay(from).DayNumber);

    /// <summary>The same finding as a warning: what came too late is recorded all the same.</summary>
    public static Finding OrWarning(this Finding finding)
    {
        if (finding.Outcome is Outcome.Violated)
            finding.Outcome = Outcome.Warning;
        return finding;
    }

    private static Finding IsHeld(MandateRow mandate, string day, Citation? citation)
    {
        var isHeld = string.CompareOrdinal(mandate.StartsOn, day) <= 0 && (mandate.EndsOn.Length == 0 || string.CompareOrdinal(day, mandate.EndsOn) < 0);
        return Findings.Make("parliament.mandates.held", citation, mandate.Id, Findings.Date(mandate.StartsOn), Findings.Date(day), Findings.Met(isHeld), Evidence(mandate));
    }

    private static Finding AfterLoss(MandateRow mandate, MandateStep step, Citation? citation) => Findings.Make(
        "parliament.mandates.after_loss", citation, mandate.Id, mandate.EndedOn.Length > 0 ? Findings.Date(mandate.EndedOn) : null, Findings.Date(step.Day),
        mandate.EndedOn.Length == 0 ? Outcome.NotApplicable : Findings.Met(string.CompareOrdinal(mandate.EndedOn, step.Day) <= 0), Evidence(mandate));

    private static IEnumerable<Finding> Oath(MandateRow mandate, string day, TenureFacts facts, Citation? citation, TenureLaw? law)
    {
        yield return Findings.Make("parliament.mandates.sworn_once", law?.Oath?.Citation ?? citation, mandate.PersonId, null,
            mandate.SwornOn.Length > 0 ? Findings.Date(mandate.SwornOn) : null, Findings.Met(mandate.SwornOn.Length == 0), Evidence(mandate));
        if (law?.OathDays is { } days)
            yield return days.Against(DaysFrom(mandate.StartsOn, day), mandate.PersonId, Evidence(mandate)).OrWarning();
        yield return Findings.Make("parliament.mandates.acts_before_oath", law?.Oath?.Citation, mandate.PersonId, Findings.Count(0), Findings.Count(facts.ActsBefore),
            law?.Oath is { Required: true } ? Findings.Met(facts.ActsBefore == 0) : Outcome.NotApplicable, Evidence(mandate)).OrWarning();
    }

    private static IEnumerable<Finding> Loss(MandateRow mandate, MandateStep step, TenureLaw? law)
    {
        var (ground, seatClass) = (Findings.Text(EnumText.Of(step.Ground)), EnumText.Parse<SeatClass>(mandate.SeatClass));
        if (law is null or { Losses.Count: 0 })
        {
            yield return Findings.Make("parliament.mandates.loss_ground", null, mandate.PersonId, null, ground, Outcome.NotApplicable, Evidence(mandate));
            yield break;
        }

        var known = law.Losses.Where(rule => rule.SeatClasses.Count == 0 || rule.SeatClasses.Contains(seatClass)).ToArray();
        var found = Array.Find(known, rule => rule.Ground == step.Ground);
        yield return Findings.Make(found?.Rule ?? "parliament.mandates.loss_ground", found?.Citation ?? law.Losses[0].Citation, mandate.PersonId,
            Findings.Text(string.Join(", ", known.Select(rule => EnumText.Of(rule.Ground)))), ground, Findings.Met(found is not null), Evidence(mandate));
        if (found is { Bodies.Count: > 0 })
        {
            yield return Findings.Make("parliament.mandates.loss_body", found.Citation, mandate.PersonId,
                Findings.Text(string.Join(", ", found.Bodies.Select(EnumText.Of))),
                step.Body is MandateLossBody.Unspecified ? null : Findings.Text(EnumText.Of(step.Body)), Findings.Met(found.Bodies.Contains(step.Body)), Evidence(mandate));
        }
    }

    private static IEnumerable<Finding> AppealInTime(MandateRow mandate, string day, TenureLaw? law) =>
        law?.AppealDays is { } rule && mandate.EndedOn.Length > 0 ? [rule.Against(DaysFrom(mandate.EndedOn, day), mandate.PersonId, Evidence(mandate))] : [];

    // A court's judgment is not refused because somebody else sits meanwhile; it is told.
    private static Finding SeatIsFree(MandateRow mandate, TenureFacts facts, Citation? citation) => Findings.Make(
        "parliament.mandates.seat_not_filled", citation, mandate.PersonId, null, facts.FilledBy.Length > 0 ? Findings.Text(facts.FilledBy) : null,
        facts.FilledBy.Length > 0 ? Outcome.Warning : Outcome.Satisfied, Evidence(mandate));

    private static string Evidence(MandateRow mandate) => $"mandates/{mandate.Id}";
}

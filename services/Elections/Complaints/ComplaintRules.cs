using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Complaints;

/// <summary>Who may complain and until when, what may become of a complaint, and whether reports agree with the register.</summary>
internal static class ComplaintRules
{
    /// <summary>What each act makes of a complaint in each state.</summary>
    public static Lifecycle<ComplaintState, ComplaintAct> Lifecycle { get; } = new(
        "elections.complaints.open",
        (ComplaintState.Unspecified, ComplaintAct.File, ComplaintState.Filed),
        (ComplaintState.Filed, ComplaintAct.Uphold, ComplaintState.Upheld),
        (ComplaintState.Filed, ComplaintAct.Reject, ComplaintState.Rejected),
        (ComplaintState.Filed, ComplaintAct.Leave, ComplaintState.NotConsidered),
        (ComplaintState.Upheld, ComplaintAct.Appeal, ComplaintState.Appealed),
        (ComplaintState.Rejected, ComplaintAct.Appeal, ComplaintState.Appealed),
        (ComplaintState.NotConsidered, ComplaintAct.Appeal, ComplaintState.Appealed),
        (ComplaintState.Appealed, ComplaintAct.UpholdOnAppeal, ComplaintState.Upheld),
        (ComplaintState.Appealed, ComplaintAct.RejectOnAppeal, ComplaintState.Rejected),
        (ComplaintState.Appealed, ComplaintAct.LeaveOnAppeal, ComplaintState.NotConsidered));

    /// <summary>The act by which an outcome is decided.</summary>
    public static ComplaintAct ActOf(ComplaintOutcome outcome, bool onAppeal) => (outcome, onAppeal) switch
    {
        (ComplaintOutcome.Upheld, false) => ComplaintAct.Uphold,
        (ComplaintOutcome.Rejected, false) => ComplaintAct.Reject,
        (_, false) => ComplaintAct.Leave,
        (ComplaintOutcome.Upheld, true) => ComplaintAct.UpholdOnAppeal,
        (ComplaintOutcome.Rejected, true) => ComplaintAct.RejectOnAppeal,
        _ => ComplaintAct.LeaveOnAppeal,
    };

    /// <summary>Where a complaint stands after what was decided on it first, if anything was.</summary>
    public static ComplaintState StateAfter(ComplaintOutcome? outcome) =>
        outcome is { } decided ? Lifecycle.After(ComplaintState.Filed, ActOf(decided, onAppeal: false))!.Value : ComplaintState.Filed;

    /// <summary>May this happen to a complaint on a day? Its state allows it, and what it follows had happened by then.</summary>
    public static IEnumerable<Finding> MayHappen(string complaintId, ComplaintState state, ComplaintAct act, string latest, string day)
    {
        var evidence = $"complaints/{complaintId}";
        yield return Lifecycle.MayHappen(state, act, evidence);
        yield return Findings.Make("elections.complaints.after_filing", null, "", Findings.Date(latest), Findings.Date(day),
            Findings.Met(string.CompareOrdinal(latest, day) <= 0), evidence);
    }

    /// <summary>
    /// May somebody complain about a matter on a day, under the law? Who complains is one of those that the law names for the
    /// matter, and not too many days have passed since the event. What is not said leaves its rule undetermined.
    /// </summary>
    public static IEnumerable<Finding> MayFile(ComplainantKind kind, ComplaintSubject subject, string eventOn, string day, ComplaintLaw? law)
    {
        foreach (var rule in law?.Standing.Where(rule => rule.SubjectKind == subject) ?? [])
        {
            yield return Findings.Make(rule.Rule, rule.Citation, EnumText.Of(subject),
                Findings.Text(string.Join(", ", rule.Complainants.Select(EnumText.Of))), Findings.Text(EnumText.Of(kind)), Findings.Met(rule.Complainants.Contains(kind)));
        }

        if (law?.FilingDays is { } filing)
            yield return filing.Against(DaysFrom(eventOn, day));
    }

    /// <summary>A complaint that the law does not admit may be rejected or left, and is never upheld.</summary>
    public static Finding IsAdmissible(string complaintId, IEnumerable<Finding> filing, bool isUpheld)
    {
        var violated = filing.Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule).Distinct(StringComparer.Ordinal).ToArray();
        return Findings.Make("elections.complaints.admissible", null, "", Findings.Text("ADMISSIBLE"),
            Findings.Text(violated.Length == 0 ? "ADMISSIBLE" : string.Join(", ", violated)),
            isUpheld ? Findings.Met(violated.Length == 0) : Outcome.NotApplicable, $"complaints/{complaintId}");
    }

    /// <summary>Was a complaint decided in time? Shortly before the voting and on its day the law may allow less.</summary>
    public static IEnumerable<Finding> DecidedInTime(string filedOn, string votingOn, string day, ComplaintLaw? law)
    {
        if (law is null)
            yield break;
        var isNear = law.DecisionDaysNearVoting is not null && !CalendarRules.IsBefore(votingOn, filedOn)
            && DaysFrom(filedOn, votingOn) is { } before && before <= law.NearVotingDays;
        if ((isNear ? law.DecisionDaysNearVoting : law.DecisionDays) is { } rule)
            yield return rule.Against(DaysFrom(filedOn, day));
    }

    /// <summary>May a decision be appealed on a day, under the law: not too many days have passed?</summary>
    public static IEnumerable<Finding> MayAppeal(string decidedOn, string day, ComplaintLaw? law) =>
        law?.AppealDays is { } rule ? [rule.Against(DaysFrom(decidedOn, day))] : [];

    /// <summary>Was an appeal decided in time?</summary>
    public static IEnumerable<Finding> AppealDecidedInTime(string appealedOn, string day, ComplaintLaw? law) =>
        law?.AppealDecisionDays is { } rule ? [rule.Against(DaysFrom(appealedOn, day))] : [];

    /// <summary>An appeal is decided above who decided before; courts are above commissions, and one court is above another.</summary>
    public static Finding IsHigher(string complaintId, ComplaintAuthority before, ComplaintAuthority authority) => Findings.Make(
        "elections.complaints.higher_authority", null, "", Findings.Text(EnumText.Of(before)), Findings.Text(EnumText.Of(authority)),
        Findings.Met(authority > before || authority is ComplaintAuthority.Court), $"complaints/{complaintId}");

    /// <summary>Only what was upheld orders anything, and what is ordered of a station names it.</summary>
    public static IEnumerable<Finding> MayOrder(ComplaintOutcome outcome, ComplaintOrder? order)
    {
        if (!Orders(order))
            yield break;
        yield return Findings.Make("elections.complaints.order_of_upheld", null, EnumText.Of(order!.Kind), Findings.Text(EnumText.Of(ComplaintOutcome.Upheld)),
            Findings.Text(EnumText.Of(outcome)), Findings.Met(outcome is ComplaintOutcome.Upheld));
        var hasTarget = order.PrecinctId.Length > 0 || (order.Kind is not ComplaintEffectKind.Recount && (order.CandidateId.Length > 0 || order.Act.Length > 0));
        yield return Findings.Make("elections.complaints.order_names_target", null, EnumText.Of(order.Kind), Findings.Text("TARGET"),
            Findings.Text(hasTarget ? "TARGET" : "NONE"), Findings.Met(hasTarget));
    }

    /// <summary>Whether a decision orders anything.</summary>
    public static bool Orders(ComplaintOrder? order) => order is { Kind: not (ComplaintEffectKind.Unspecified or ComplaintEffectKind.None) };

    /// <summary>
    /// Does a report name as many complaints as the register has? If not, that is worth attention: who reports may count
    /// otherwise, and the register may lack some.
    /// </summary>
    public static Finding MatchesRegister(string electionId, uint reported, uint registered) => Findings.Make(
        "elections.complaints.report_matches_register", null, "", Findings.Count(registered), Findings.Count(reported),
        reported == registered ? Outcome.Satisfied : Outcome.Warning, $"elections/{electionId}/complaints");

    // Days from one day to another; none if the first is later; null if one of them is not a whole date.
    private static uint? DaysFrom(string from, string to) => from.Length < "YYYY-MM-DD".Length || to.Length < "YYYY-MM-DD".Length
        ? null
        : (uint)Math.Max(TextFormats.FirstDay(to).DayNumber - TextFormats.FirstDay(from).DayNumber, 0);
}

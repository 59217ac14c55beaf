using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Protocols;

/// <summary>When there can be protocols, what can be done with one where it stands, and whether one adds up.</summary>
internal static class ProtocolRules
{
    /// <summary>
    /// What each act makes of the protocol of a station. A protocol is corrected before any was accepted where a device sends
    /// its second version before its first.
    /// </summary>
    public static Lifecycle<ProtocolState, ProtocolAct> Lifecycle { get; } = new(
        "elections.protocols.lifecycle",
        (ProtocolState.Unspecified, ProtocolAct.Enter, ProtocolState.Draft),
        (ProtocolState.Unspecified, ProtocolAct.Submit, ProtocolState.Submitted),
        (ProtocolState.Unspecified, ProtocolAct.Accept, ProtocolState.Accepted),
        (ProtocolState.Unspecified, ProtocolAct.Correct, ProtocolState.Corrected),
        (ProtocolState.Draft, ProtocolAct.Submit, ProtocolState.Submitted),
        // Two people may have read the same figures from a paper that does not add up.
        (ProtocolState.Draft, ProtocolAct.Return, ProtocolState.Returned),
        (ProtocolState.Draft, ProtocolAct.Annul, ProtocolState.Annulled),
        (ProtocolState.Submitted, ProtocolAct.Submit, ProtocolState.Submitted),
        (ProtocolState.Submitted, ProtocolAct.Accept, ProtocolState.Accepted),
        (ProtocolState.Submitted, ProtocolAct.Return, ProtocolState.Returned),
        (ProtocolState.Submitted, ProtocolAct.OrderRecount, ProtocolState.Recount),
        (ProtocolState.Submitted, ProtocolAct.Annul, ProtocolState.Annulled),
        (ProtocolState.Returned, ProtocolAct.Enter, ProtocolState.Draft),
        (ProtocolState.Returned, ProtocolAct.Submit, ProtocolState.Submitted),
        (ProtocolState.Accepted, ProtocolAct.Correct, ProtocolState.Corrected),
        (ProtocolState.Accepted, ProtocolAct.OrderRecount, ProtocolState.Recount),
        (ProtocolState.Accepted, ProtocolAct.Annul, ProtocolState.Annulled),
        (ProtocolState.Corrected, ProtocolAct.Correct, ProtocolState.Corrected),
        (ProtocolState.Corrected, ProtocolAct.OrderRecount, ProtocolState.Recount),
        (ProtocolState.Corrected, ProtocolAct.Annul, ProtocolState.Annulled),
        (ProtocolState.Recount, ProtocolAct.Enter, ProtocolState.Draft),
        (ProtocolState.Recount, ProtocolAct.Submit, ProtocolState.Submitted),
        (ProtocolState.Recount, ProtocolAct.Annul, ProtocolState.Annulled));

    /// <summary>Whether the figures of a protocol that stands here are in the tallies.</summary>
    public static bool Counts(ProtocolState state) => state is ProtocolState.Accepted or ProtocolState.Corrected;

    /// <summary>May this happen to the protocol of a station?</summary>
    public static Finding MayHappen(string precinctId, ProtocolState from, ProtocolAct act) => Lifecycle.MayHappen(from, act, $"protocols/{precinctId}");

    /// <summary>What a protocol does that comes in as a commission's own: it counts, unless the law has it accepted first.</summary>
    public static ProtocolAct ActOfArrival(ProtocolLaw? law) => law is { Acceptance.Required: true } ? ProtocolAct.Submit : ProtocolAct.Accept;

    /// <summary>
    /// What the entry of a device does: it comes in as the commission's own, as a correction where it counts already or is no
    /// first version, and else as a submission.
    /// </summary>
    public static ProtocolAct ActOfDevice(ProtocolState from, uint counter, ProtocolLaw? law) =>
        Counts(from) ? ProtocolAct.Correct
        : from is not ProtocolState.Unspecified ? ProtocolAct.Submit
        : ActOfArrival(law) is ProtocolAct.Accept && counter > 1 ? ProtocolAct.Correct
        : ActOfArrival(law);

    /// <summary>Where the law has protocols accepted, what was accepted is corrected by the commission above alone.</summary>
    public static IEnumerable<Finding> MayCorrect(string precinctId, bool byCommissionAbove, ProtocolLaw? law)
    {
        if (law?.Acceptance is { } acceptance)
        {
            yield return Findings.Make("elections.protocols.corrected_by", acceptance.Citation, precinctId, Findings.Text("COMMISSION_ABOVE"),
                Findings.Text(byCommissionAbove ? "COMMISSION_ABOVE" : "PRECINCT_COMMISSION"),
                acceptance.Required ? Findings.Met(byCommissionAbove) : Outcome.NotApplicable);
        }
    }

    /// <summary>Where the law has figures entered twice, what is submitted is the draft that two entries made.</summary>
    public static IEnumerable<Finding> MaySubmit(string precinctId, bool isDraft, ProtocolLaw? law)
    {
        if (law?.DoubleEntry is { } twice)
            yield return twice.Against(isDraft, EnumText.Of(ProtocolState.Draft), isDraft ? EnumText.Of(ProtocolState.Draft) : "OTHER_FIGURES", precinctId);
    }

    /// <summary>Votes are counted when the election was called and its day has come, and until its result is certified.</summary>
    public static IEnumerable<Finding> MayBeCounted(ElectionState state, string votingOn, string day)
    {
        yield return Findings.Make("elections.protocols.state", null, "", Findings.Text(EnumText.Of(ElectionState.Called)),
            Findings.Text(EnumText.Of(state)), Findings.Met(state is ElectionState.Called));
        yield return Findings.Make("elections.protocols.voting_day", null, "", Findings.Date(votingOn), Findings.Date(day),
            Findings.Met(!CalendarRules.IsBefore(day, votingOn)));
    }

    /// <summary>Does a protocol add up? What it does not state beyond its counts is not asked for.</summary>
    public static IEnumerable<Finding> AddsUp(ProtocolEntry entry, IReadOnlySet<string> candidates, IReadOnlySet<string>? printed = null) =>
        ProtocolCheckRules.Judge(new(entry, candidates, printed ?? new HashSet<string>(StringComparer.Ordinal), Surroundings.Unknown, null));

    /// <summary>The checks that a protocol does not pass, in words and figures; empty if it passes all but warnings.</summary>
    public static string Explain(IEnumerable<Finding> findings) => string.Join("; ", findings
        .Where(finding => finding.Outcome is Outcome.Violated or Outcome.Undetermined && ProtocolCheckRules.Words.ContainsKey(finding.Rule))
        .Select(finding => $"{ProtocolCheckRules.Words[finding.Rule]} ({ProtocolCheckRules.Say(finding.Actual)}, {ProtocolCheckRules.Say(finding.Required)})"));
}

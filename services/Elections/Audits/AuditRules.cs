using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Audits;

/// <summary>What may happen to an audit, and when.</summary>
internal static class AuditRules
{
    /// <summary>What each act makes of an audit in each state.</summary>
    public static Lifecycle<AuditState, AuditAct> Lifecycle { get; } = new(
        "elections.audits.state",
        (AuditState.Unspecified, AuditAct.Plan, AuditState.Planned),
        (AuditState.Planned, AuditAct.Record, AuditState.Planned),
        (AuditState.Planned, AuditAct.Draw, AuditState.Drawn),
        (AuditState.Drawn, AuditAct.Enter, AuditState.Entering),
        (AuditState.Entering, AuditAct.Enter, AuditState.Entering),
        (AuditState.Reopened, AuditAct.Enter, AuditState.Entering),
        (AuditState.Entering, AuditAct.Confirm, AuditState.Confirmed),
        (AuditState.Entering, AuditAct.FallShort, AuditState.Inconclusive),
        (AuditState.Inconclusive, AuditAct.Continue, AuditState.Escalated),
        (AuditState.Reopened, AuditAct.Continue, AuditState.Escalated),
        (AuditState.Escalated, AuditAct.Draw, AuditState.Drawn),
        (AuditState.Planned, AuditAct.CountByHand, AuditState.FullHandCount),
        (AuditState.Drawn, AuditAct.CountByHand, AuditState.FullHandCount),
        (AuditState.Entering, AuditAct.CountByHand, AuditState.FullHandCount),
        (AuditState.Inconclusive, AuditAct.CountByHand, AuditState.FullHandCount),
        (AuditState.Escalated, AuditAct.CountByHand, AuditState.FullHandCount),
        (AuditState.Reopened, AuditAct.CountByHand, AuditState.FullHandCount),
        (AuditState.Confirmed, AuditAct.Close, AuditState.Closed),
        (AuditState.FullHandCount, AuditAct.Close, AuditState.Closed),
        (AuditState.FullHandCount, AuditAct.Refute, AuditState.Refuted),
        (AuditState.Closed, AuditAct.Reopen, AuditState.Reopened),
        (AuditState.Refuted, AuditAct.Reopen, AuditState.FullHandCount),
        (AuditState.Planned, AuditAct.Supersede, AuditState.Superseded),
        (AuditState.Drawn, AuditAct.Supersede, AuditState.Superseded),
        (AuditState.Entering, AuditAct.Supersede, AuditState.Superseded),
        (AuditState.Inconclusive, AuditAct.Supersede, AuditState.Superseded),
        (AuditState.Escalated, AuditAct.Supersede, AuditState.Superseded),
        (AuditState.Reopened, AuditAct.Supersede, AuditState.Superseded),
        (AuditState.Confirmed, AuditAct.Supersede, AuditState.Superseded),
        (AuditState.FullHandCount, AuditAct.Supersede, AuditState.Superseded));

    /// <summary>Single ballots are compared with their records.</summary>
    public static bool ComparesRecords(AuditMethod method) => method is AuditMethod.SuperSimple or AuditMethod.AlphaComparison;

    /// <summary>No ballot is drawn twice.</summary>
    public static bool IsWithoutReplacement(AuditMethod method) => method is AuditMethod.AlphaPolling or AuditMethod.AlphaComparison;

    /// <summary>It has ended: what changes in the record since does not concern what it found.</summary>
    public static bool HasEnded(AuditState state) => state is AuditState.Closed or AuditState.Refuted or AuditState.Superseded;

    /// <summary>May this happen to an audit in this state, on a day that is not before what happened to it last?</summary>
    public static IEnumerable<Finding> MayHappen(string auditId, AuditState from, AuditAct act, string latest, string day)
    {
        yield return Lifecycle.MayHappen(from, act, $"audits/{auditId}");
        yield return Findings.Make("elections.audits.in_order", null, "", Findings.Date(latest), Findings.Date(day),
            Findings.Met(!CalendarRules.IsBefore(day, latest)), $"audits/{auditId}");
    }

    /// <summary>May an audit be planned: is there a lead to show, by this method, in a record that is complete, at a risk that the law allows?</summary>
    public static IEnumerable<Finding> MayPlan(
        AuditMethod method, Ratio riskLimit, IReadOnlyList<AuditAssertion> assertions, long stations, long counted, AuditLaw? law)
    {
        yield return Findings.Make("elections.audits.protocols_complete", null, "", Findings.Count(Figures.Counted(stations)), Findings.Count(Figures.Counted(counted)),
            Findings.Met(counted > 0 && counted >= stations));
        yield return Findings.Make("elections.audits.claim", null, "", Findings.Text("AN_INEQUALITY"),
            Findings.Text(assertions.Count > 0 ? "AN_INEQUALITY" : "NONE"), Findings.Met(assertions.Count > 0));
        foreach (var assertion in assertions)
        {
            var lead = AssertionRules.Lead(assertion);
            yield return Findings.Make("elections.audits.lead", null, $"{assertion.WinnerId}>{assertion.LoserId}", Findings.Count(1), Findings.Count(Figures.Counted(lead)),
                Findings.Met(lead > 0));
        }

        var weighted = !assertions.All(AssertionRules.IsPlain);
        yield return Findings.Make("elections.audits.method", null, EnumText.Of(method), Findings.Text("EQUAL_WEIGHTS"), Findings.Text(weighted ? "WEIGHTS" : "EQUAL_WEIGHTS"),
            method is AuditMethod.Bravo or AuditMethod.EndOfRoundBravo or AuditMethod.SuperSimple ? Findings.Met(!weighted) : Outcome.NotApplicable);
        yield return Findings.Make("elections.audits.risk_share", null, "", Findings.Text("BETWEEN_0_AND_1"), new() { Ratio = riskLimit },
            Findings.Met(IsShare(riskLimit)));
        if (law?.RiskLimit is { } limit)
            yield return Findings.Make(limit.Rule, limit.Citation, "", new() { Ratio = limit.Maximum }, new() { Ratio = riskLimit }, Findings.Met(RiskRules.IsWithin(riskLimit, limit.Maximum)));
    }

    /// <summary>A risk limit is more than nothing and less than all.</summary>
    public static bool IsShare(Ratio limit) => limit.Numerator > 0 && limit.Numerator < limit.Denominator;

    /// <summary>May so many be drawn in this round?</summary>
    /// <param name="draws">Draws that the round adds; null where none are asked for and none are planned.</param>
    /// <param name="before">Draws of earlier rounds.</param>
    /// <param name="most">The most draws of all rounds.</param>
    /// <param name="round">The round.</param>
    /// <param name="law">The law.</param>
    public static IEnumerable<Finding> Draws(long? draws, long before, long most, int round, AuditLaw? law)
    {
        yield return Findings.Make("elections.audits.draws", null, "", Findings.Count(Figures.Counted(most - before)), draws is { } asked ? Findings.Count(Figures.Counted(asked)) : null,
            draws is null ? Outcome.Undetermined : Findings.Met(draws > 0 && before + draws <= most));
        if (law?.Rounds is { } rounds)
            yield return rounds.Against((uint)round);
    }

    /// <summary>May an audit be closed: with the votes of a full hand count where there was one, and without where there was none?</summary>
    public static Finding HandCount(bool byHand, int choices, int counted) => Findings.Make("elections.audits.hand_count", null, "",
        Findings.Count(byHand ? (uint)choices : 0), Findings.Count((uint)counted), Findings.Met(counted == (byHand ? choices : 0)));

    /// <summary>How an audit ended: by its samples, or by what a hand count makes of every inequality.</summary>
    /// <param name="assertions">The inequalities.</param>
    /// <param name="byHand">There was a hand count.</param>
    /// <param name="votes">The votes that it found.</param>
    /// <param name="invalid">Its invalid ballots.</param>
    /// <param name="ballots">Ballots in the manifest: where as many must have taken part, those that are missing did not.</param>
    public static AuditConclusion Conclude(
        IReadOnlyList<AuditAssertion> assertions, bool byHand, IReadOnlyDictionary<string, long> votes, long invalid, long ballots)
    {
        long Missing(AuditAssertion assertion) => assertion.Kind is AssertionKind.Turnout ? Math.Max(0, ballots - votes.Values.Sum() - invalid) : 0;
        return !byHand ? AuditConclusion.ConfirmedBySample
            : assertions.All(assertion => AssertionRules.Lead(assertion, votes, invalid) > Missing(assertion) * AssertionRules.Against(assertion)) ? AuditConclusion.ConfirmedByHandCount
            : AuditConclusion.RefutedByHandCount;
    }
}

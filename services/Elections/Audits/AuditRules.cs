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
    /// <summary>The least characters of a seed: twenty dice.</summary>
    public const int LeastSeed = 20;

    /// <summary>What each act makes of an audit in each state.</summary>
    public static Lifecycle<AuditState, AuditAct> Lifecycle { get; } = new(
        "elections.audits.state",
        (AuditState.Unspecified, AuditAct.Plan, AuditState.Planned),
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
        (AuditState.Closed, AuditAct.Reopen, AuditState.Reopened));

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

        var weighted = assertions.Any(assertion => assertion.WinnerWeight != assertion.LoserWeight);
        yield return Findings.Make("elections.audits.method", null, EnumText.Of(method), Findings.Text("EQUAL_WEIGHTS"), Findings.Text(weighted ? "WEIGHTS" : "EQUAL_WEIGHTS"),
            method is AuditMethod.Bravo or AuditMethod.EndOfRoundBravo ? Findings.Met(!weighted) : Outcome.NotApplicable);
        yield return Findings.Make("elections.audits.risk_share", null, "", Findings.Text("BETWEEN_0_AND_1"), new() { Ratio = riskLimit },
            Findings.Met(IsShare(riskLimit)));
        if (law?.RiskLimit is { } limit)
            yield return Findings.Make(limit.Rule, limit.Citation, "", new() { Ratio = limit.Maximum }, new() { Ratio = riskLimit }, Findings.Met(RiskRules.IsWithin(riskLimit, limit.Maximum)));
    }

    /// <summary>A risk limit is more than nothing and less than all.</summary>
    public static bool IsShare(Ratio limit) => limit.Numerator > 0 && limit.Numerator < limit.Denominator;

    /// <summary>Is the seed one that nobody could know when the manifest was frozen? Later rounds go on with it.</summary>
    public static IEnumerable<Finding> Seed(string known, string seed, string madeOn, string plannedOn, string day)
    {
        if (known.Length > 0)
        {
            yield return Findings.Make("elections.audits.same_seed", null, "", Findings.Text(known), Findings.Text(seed.Length == 0 ? known : seed),
                Findings.Met(seed.Length == 0 || string.Equals(seed, known, StringComparison.Ordinal)));
            yield break;
        }

        yield return Findings.Make("elections.audits.seed", null, "", Findings.Count(LeastSeed), Findings.Count((uint)seed.Length), Findings.Met(seed.Length >= LeastSeed));
        yield return Findings.Make("elections.audits.seed_after_manifest", null, "", Findings.Date(plannedOn), madeOn.Length > 0 ? Findings.Date(madeOn) : null,
            madeOn.Length == 0 ? Outcome.Undetermined : Findings.Met(!CalendarRules.IsBefore(madeOn, plannedOn) && !CalendarRules.IsBefore(day, madeOn)));
    }

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

    /// <summary>May the risk be measured: is all entered that was drawn, and does no station have more ballots than the manifest?</summary>
    public static IEnumerable<Finding> MayMeasure(long drawn, long entered, IEnumerable<(string PrecinctId, long Manifest, long Found)> found)
    {
        yield return Findings.Make("elections.audits.all_entered", null, "", Findings.Count(Figures.Counted(drawn)), Findings.Count(Figures.Counted(entered)),
            Findings.Met(drawn > 0 && entered >= drawn));
        foreach (var station in found.Where(station => station.Found > station.Manifest))
            yield return Findings.Make("elections.audits.manifest_holds", null, station.PrecinctId, Findings.Count(Figures.Counted(station.Manifest)),
                Findings.Count(Figures.Counted(station.Found)), Outcome.Violated);
    }

    /// <summary>May an audit be closed: with the votes of a full hand count where there was one, and without where there was none?</summary>
    public static Finding HandCount(bool byHand, int choices, int counted) => Findings.Make("elections.audits.hand_count", null, "",
        Findings.Count(byHand ? (uint)choices : 0), Findings.Count((uint)counted), Findings.Met(counted == (byHand ? choices : 0)));

    /// <summary>How an audit ended: by its samples, or by what a hand count makes of every inequality.</summary>
    public static AuditConclusion Conclude(IReadOnlyList<AuditAssertion> assertions, bool byHand, IReadOnlyDictionary<string, long> votes, long invalid) =>
        !byHand ? AuditConclusion.ConfirmedBySample
        : assertions.All(assertion => AssertionRules.Lead(assertion, votes, invalid) > 0) ? AuditConclusion.ConfirmedByHandCount
        : AuditConclusion.RefutedByHandCount;
}

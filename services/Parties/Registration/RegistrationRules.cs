using Saylau.Common.V1;
using Saylau.Parties.Congresses;
using Saylau.Parties.Founding;
using Saylau.Parties.MemberSignatures;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parties.Registration;

/// <summary>One authority whose approval is needed: a kind, and the region it sits in if there is one in each.</summary>
internal sealed record AuthoritySeat(AuthorityKind Kind, string Region, AuthorityRule Rule);

/// <summary>What it takes to be registered.</summary>
internal static class RegistrationRules
{
    /// <summary>What each act makes of an application.</summary>
    public static Lifecycle<ApplicationState, ApplicationAct> Lifecycle { get; } = new(
        "parties.registration.application_open",
        (ApplicationState.Unspecified, ApplicationAct.File, ApplicationState.Pending),
        (ApplicationState.Pending, ApplicationAct.Approve, ApplicationState.Pending),
        (ApplicationState.Pending, ApplicationAct.Complete, ApplicationState.Approved),
        (ApplicationState.Pending, ApplicationAct.Refuse, ApplicationState.Refused),
        (ApplicationState.Pending, ApplicationAct.Return, ApplicationState.Returned),
        (ApplicationState.Pending, ApplicationAct.Withdraw, ApplicationState.Withdrawn),
        (ApplicationState.Returned, ApplicationAct.Approve, ApplicationState.Returned),
        (ApplicationState.Returned, ApplicationAct.Refuse, ApplicationState.Refused),
        (ApplicationState.Returned, ApplicationAct.Return, ApplicationState.Returned),
        (ApplicationState.Returned, ApplicationAct.Resubmit, ApplicationState.Pending),
        (ApplicationState.Returned, ApplicationAct.Withdraw, ApplicationState.Withdrawn));

    /// <summary>Where an application stands after what its authorities did: one refusal ends it, the last approval completes it.</summary>
    public static ApplicationState StateOf(IReadOnlyList<AuthoritySeat> authorities, ApplicationCourse course)
    {
        var states = authorities.Select(seat => AuthorityRules.StateOf(seat.Kind, seat.Region, course)).ToArray();
        return course.Decisions.Any(decision => decision.Outcome is "REFUSED") ? ApplicationState.Refused
            : states.Contains(AuthorityState.Returned) ? ApplicationState.Returned
            : Array.TrueForAll(states, state => state is AuthorityState.Approved) ? ApplicationState.Approved
            : ApplicationState.Pending;
    }

    /// <summary>
    /// May the party file an application that day? Everything that the law asks of it, and no application of it is open; after
    /// a refusal the time has passed that the law sets.
    /// </summary>
    public static IEnumerable<Finding> MayFile(ApplicantFacts facts, string day, PartiesLaw law, Jurisdiction jurisdiction) =>
        Requirements(facts, day, law, jurisdiction).Concat(IsTimeToFile(facts, day, law));

    /// <summary>What the law asks of a party that applies, whenever it does.</summary>
    public static IEnumerable<Finding> Requirements(ApplicantFacts facts, string day, PartiesLaw law, Jurisdiction jurisdiction) =>
        (facts.Kind is ApplicationKind.Founding ? FoundingRules.HasNotice(facts.Committee, day, law.Founding) : [])
            .Concat(Congress(facts, law, jurisdiction))
            .Concat(SignatureRules.MeetTheLaw(facts.PartyId, facts.Signatures, law, jurisdiction));

    /// <summary>What the law asks of the congress. One that is held to register anew needs no notice, so no time runs from it.</summary>
    public static IEnumerable<Finding> Congress(ApplicantFacts facts, PartiesLaw law, Jurisdiction jurisdiction) => facts.Kind is ApplicationKind.Founding
        ? CongressRules.MeetsTheLaw(facts.Congress, facts.Committee, law, jurisdiction)
        : CongressRules.MeetsTheLaw(facts.Congress, law.Congress, jurisdiction).Concat(CongressRules.WasHeldProperly(facts.Congress, law.Founding));

    /// <summary>Does the application come when it may?</summary>
    public static IEnumerable<Finding> IsTimeToFile(ApplicantFacts facts, string day, PartiesLaw law)
    {
        if (facts.Kind is ApplicationKind.Founding && law.Founding?.FilingDays is { } filing)
            yield return filing.Against(PeriodRules.Days(facts.Congress?.HeldOn ?? "", day), evidence: facts.Congress is { } held ? [$"congresses/{held.CongressId}"] : []);
        if (facts.Latest is not { } latest)
            yield break;
        var evidence = $"applications/{latest.Id}";
        if (latest.State is "PENDING" or "RETURNED")
        {
            yield return Findings.Make("parties.registration.one_open", null, "", Findings.Count(0), Findings.Count(1), Outcome.Violated, evidence);
        }
        else if (latest.State is "REFUSED" && law.RegistrationPeriods?.ReapplicationDays is { } wait)
        {
            var first = wait.FirstDayAfter(latest.ClosedOn);
            yield return Findings.Make(wait.Rule, wait.Citation, "", first.Length > 0 ? Findings.Date(first) : null, Findings.Date(day),
                first.Length == 0 ? Outcome.Undetermined : Findings.Met(string.CompareOrdinal(first, day) <= 0), evidence);
        }
    }

    /// <summary>The authorities that the law names, each region's for itself.</summary>
    public static IEnumerable<AuthoritySeat> Authorities(RegistrationLaw law, Jurisdiction jurisdiction) =>
        law.Authorities.SelectMany(rule => rule.EachRegion is null
            ? [new AuthoritySeat(rule.Authority, "", rule)]
            : rule.EachRegion.From(jurisdiction.Regions).Select(region => new AuthoritySeat(rule.Authority, region.Code, rule)));

    /// <summary>Has every authority approved? One finding per authority.</summary>
    public static IEnumerable<Finding> Approvals(IEnumerable<AuthoritySeat> authorities, IReadOnlyList<DecisionRow> decisions) =>
        authorities.Select(seat =>
        {
            var decision = decisions.FirstOrDefault(decision => decision.Is(seat));
            return Findings.Make(seat.Rule.Rule, seat.Rule.Citation, seat.Region, Findings.Text(EnumText.Of(DecisionOutcome.Approved)),
                decision is null ? null : Findings.Text(decision.Outcome), Findings.Met(decision?.Outcome is "APPROVED"),
                decision is null ? [] : [$"applications/{decision.ApplicationId}"]);
        });

    /// <summary>
    /// May this authority do this now? The law names it, it has not decided, the application is open, the day is not before
    /// the filing, and the periods are kept.
    /// </summary>
    public static IEnumerable<Finding> MayDecide(
        ApplicationRow application, AuthorityDeed deed, IReadOnlyList<AuthoritySeat> authorities, ApplicationCourse course, RegistrationPeriodsLaw? law)
    {
        var seat = authorities.FirstOrDefault(seat => seat.Kind == deed.Kind && string.Equals(seat.Region, deed.Region, StringComparison.Ordinal));
        var citation = seat?.Rule.Citation ?? (authorities.Count > 0 ? authorities[0].Rule.Citation : null);
        var evidence = $"applications/{application.Id}";
        yield return Findings.Make("parties.registration.authority_named", citation, deed.Region, Findings.Text(EnumText.Of(deed.Kind)),
            seat is null ? null : Findings.Text(EnumText.Of(deed.Kind)), Findings.Met(seat is not null), evidence);
        var open = Lifecycle.MayHappen(EnumText.Parse<ApplicationState>(application.State), ActOn(deed.Act), evidence);
        open.Citation = citation;
        yield return open;
        var once = AuthorityRules.Lifecycle.MayHappen(AuthorityRules.StateOf(deed.Kind, deed.Region, course), deed.Act, evidence);
        (once.Citation, once.Subject) = (citation, deed.Region);
        yield return once;
        yield return Findings.Make("parties.registration.after_filing", citation, "", Findings.Date(application.FiledOn), Findings.Date(deed.Day),
            Findings.Met(string.CompareOrdinal(application.FiledOn, deed.Day) <= 0), evidence);
        foreach (var finding in AuthorityRules.KeepsToPeriods(deed, application.FiledOn, course, law, evidence))
            yield return finding;
    }

    /// <summary>What an act of an authority is for the application.</summary>
    private static ApplicationAct ActOn(AuthorityAct act) => act switch
    {
        AuthorityAct.Refuse => ApplicationAct.Refuse,
        AuthorityAct.Return => ApplicationAct.Return,
        _ => ApplicationAct.Approve,
    };
}

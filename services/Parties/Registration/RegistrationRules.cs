using Saylau.Common.V1;
using Saylau.Parties.Congresses;
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
    /// <summary>May the party apply? One finding per requirement of the law, met or not.</summary>
    public static IEnumerable<Finding> MayApply(
        string partyId, FoundingCongress? congress, IReadOnlyDictionary<string, RegionSignatures> signatures, PartiesLaw law, Jurisdiction jurisdiction) =>
        CongressRules.MeetsTheLaw(congress, law.Congress, jurisdiction)
            .Concat(SignatureRules.EnoughInEachRegion(partyId, signatures, law.Signatures, jurisdiction));

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
    /// May this authority decide now? The law names it, it has not decided, the application is open, and the day is not
    /// before the filing.
    /// </summary>
    public static IEnumerable<Finding> MayDecide(
        ApplicationRow application, AuthorityKind kind, string region, string day,
        IReadOnlyList<AuthoritySeat> authorities, IReadOnlyList<DecisionRow> decisions)
    {
        var seat = authorities.FirstOrDefault(seat => seat.Kind == kind && string.Equals(seat.Region, region, StringComparison.Ordinal));
        var citation = seat?.Rule.Citation ?? (authorities.Count > 0 ? authorities[0].Rule.Citation : null);
        var evidence = $"applications/{application.Id}";
        yield return Findings.Make("parties.registration.authority_named", citation, region, Findings.Text(EnumText.Of(kind)),
            seat is null ? null : Findings.Text(EnumText.Of(kind)), Findings.Met(seat is not null), evidence);
        yield return Findings.Make("parties.registration.application_open", citation, "", Findings.Text(EnumText.Of(ApplicationState.Pending)),
            Findings.Text(application.State), Findings.Met(application.State is "PENDING"), evidence);
        yield return Findings.Make("parties.registration.decides_once", citation, region, Findings.Count(0),
            Findings.Count(seat is not null && decisions.Any(decision => decision.Is(seat)) ? 1u : 0u),
            Findings.Met(seat is null || !decisions.Any(decision => decision.Is(seat))), evidence);
        yield return Findings.Make("parties.registration.after_filing", citation, "", Findings.Date(application.FiledOn), Findings.Date(day),
            Findings.Met(string.CompareOrdinal(application.FiledOn, day) <= 0), evidence);
    }
}

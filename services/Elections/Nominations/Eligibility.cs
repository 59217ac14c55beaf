using Saylau.Common.V1;
using Saylau.Elections.Assemblies;
using Saylau.Elections.Calendar;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

/// <summary>What the record knows of a candidate on a day, put before the law of that day.</summary>
internal static class Eligibility
{
    /// <summary>The findings, as a decision of that day would rest on them.</summary>
    public static IReadOnlyList<Finding> On(Session session, CandidateRow candidate, string day, LawInForce<ElectionsLaw> inForce, PartyFacts? party = null) =>
        inForce.Judge(EligibilityRules.MayStand(Facts(session, candidate, day, inForce.Rules.Results), inForce.Rules.Nominations, inForce.Jurisdiction)
            .Concat(OfMembers(session, candidate, inForce.Rules.Nominations.ListMembers))
            .Concat(NominationRules.StillStands(party, inForce.Rules.Nominations))
            .Concat(ByElectors(session, candidate, day, inForce.Rules.Indirect)));

    /// <summary>Whether electors support the candidate as the law asks, where they elect.</summary>
    private static IEnumerable<Finding> ByElectors(Session session, CandidateRow candidate, string day, IndirectElectionLaw law)
    {
        var election = ElectionRow.Require(session, candidate.ElectionId);
        return election.Kind is "INDIRECT" ? SupportRules.IsSupported(ElectorSupportRow.FactsOf(session, candidate, election, day), law) : [];
    }

    private static IEnumerable<Finding> OfMembers(Session session, CandidateRow candidate, ListMemberLaw? rules)
    {
        var members = ListMemberRow.Of(session, [candidate.Id])[candidate.Id].Where(member => member.IsStanding()).Select(member => member.ToFacts()).ToArray();
        return members.Length == 0 ? []
            : ListRules.MayStand(candidate.Id, members, TextFormats.FirstDay(ElectionRow.Require(session, candidate.ElectionId).VotingOn), rules);
    }

    private static EligibilityFacts Facts(Session session, CandidateRow candidate, string day, ResultLaw results)
    {
        var election = ElectionRow.Require(session, candidate.ElectionId);
        var direct = election.Kind is not "INDIRECT";
        var system = Tabulation.ContestLaw.Of(results, Platform.Errors.EnumText.Parse<ElectionKind>(election.Kind), OfficeRow.KindOf(session, election.OfficeId)).System;
        return new()
        {
            CandidateId = candidate.Id,
            ElectionId = election.Id,
            IsDirect = direct,
            IsList = candidate.ListSize is not null || (direct && EligibilityRules.IsOfLists(system)),
            VotingOn = TextFormats.FirstDay(election.VotingOn),
            BornOn = Day(candidate.BornOn),
            CitizenByBirth = candidate.CitizenByBirth,
            ResidentSince = Day(candidate.ResidentSince),
            LanguagePassed = ExaminationRow.LastOf(session, [candidate.Id], day).SingleOrDefault()?.Passed,
            Deposit = (uint?)DepositRow.Of(session, [candidate.Id], day).SingleOrDefault()?.Amount,
            RegisteredVoters = (uint?)SupportBaseRow.Of(session, election.Id, day)?.RegisteredVoters,
            Support = RegionSignatures.Of(session, SheetOwner.Candidate, candidate.Id, day),
        };
    }

    private static DateOnly? Day(string date) => date.Length > 0 ? TextFormats.FirstDay(date) : null;
}

using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Nominations;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Tabulation;

/// <summary>What follows from a count under the law of its voting day, with the findings.</summary>
internal sealed record ElectionOutcomes(ElectionCount Count, Outcomes Outcome, IReadOnlyList<string> Lots, LawInForce<ElectionsLaw> Law)
{
    /// <summary>What follows from the votes as they stood on a day, or as they stand.</summary>
    public static ElectionOutcomes Of(Session session, ElectionRow election, LawBook<ElectionsLaw> law, string asOf = "")
    {
        var count = ElectionCount.Of(session, election, asOf);
        var inForce = law.On(session, election.Jurisdiction, TextFormats.FirstDay(election.VotingOn));
        var lots = LotRow.Of(session, election.Id, asOf);
        var outcome = OutcomeRules.Decide(count.Nation.Figures, count.Choices.Select(choice => choice.Id), lots, inForce.Rules.Results);
        return new(count, outcome, lots, inForce);
    }

    /// <summary>The majority of the first, or the threshold of every list.</summary>
    public IReadOnlyList<Finding> Findings =>
        Law.Judge(OutcomeRules.Explain(Count.Nation.Figures, Count.Choices.Select(choice => choice.Id), Law.Rules.Results));

    public ElectionOutcome ToProto()
    {
        var nation = Count.Nation;
        var candidates = Count.Choices.ToDictionary(candidate => candidate.Id, StringComparer.Ordinal);
        var results = Law.Rules.Results;
        return new()
        {
            ElectionId = Count.Election.Id,
            Kind = Outcome.Kind,
            System = results.System,
            Basis = results.MajorityBasis is MajorityBasis.Unspecified ? MajorityBasis.ValidVotes : results.MajorityBasis,
            Status = Count.StatusIn(""),
            Choices = { OutcomeRules.Rank(nation.Figures, candidates.Keys).Select(choice => ToChoice(choice, candidates[choice.Id], nation.Figures)) },
            Steps = { Outcome.Steps },
            TiedIds = { Outcome.Tied },
            DrawnIds = { Lots },
            Outstanding = OutcomeRules.CanChange(
                nation.Figures, candidates.Keys, Outcome, Count.ExpectedIn("") - nation.Figures.Stations, Count.Outstanding, results),
            Source = Sources.Weakest(nation.Sources),
        };
    }

    private ChoiceOutcome ToChoice(RankedChoice choice, CandidateRow candidate, Figures figures) => new()
    {
        CandidateId = candidate.Id,
        PersonId = candidate.PersonId,
        Name = ElectionCount.NameOf(candidate),
        PartyId = candidate.PartyId,
        Votes = Figures.Counted(choice.Votes),
        ShareOfValid = Figures.Share(choice.Votes, figures.Valid),
        ShareOfParticipants = Figures.Share(choice.Votes, figures.InBoxes),
        Elected = Outcome.Elected.Contains(candidate.Id, StringComparer.Ordinal),
        InRunoff = Outcome.Runoff.Contains(candidate.Id, StringComparer.Ordinal),
        Seats = Outcome.SeatsOf(candidate.Id),
    };
}

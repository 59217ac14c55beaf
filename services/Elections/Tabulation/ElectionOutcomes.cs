using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Tabulation;

/// <summary>What follows from a count under the law of its voting day, with the findings.</summary>
internal sealed record ElectionOutcomes(
    ElectionCount Count, Contest Contest, Outcomes Outcome, IReadOnlyList<LotRow> Lots, long ChangedAt, PreviousTurnout? Previous, LawInForce<ElectionsLaw> Law)
{
    /// <summary>What follows from the votes as they stood on a day, or as they stand.</summary>
    public static ElectionOutcomes Of(Session session, ElectionRow election, LawBook<ElectionsLaw> law, string asOf = "", DateOnly? today = null) =>
        Of(session, ElectionCount.Of(session, election, asOf, today), law, asOf);

    /// <summary>What follows from a count.</summary>
    public static ElectionOutcomes Of(Session session, ElectionCount count, LawBook<ElectionsLaw> law, string asOf)
    {
        var election = count.Election;
        var inForce = law.On(session, election.Jurisdiction, TextFormats.FirstDay(election.VotingOn));
        var (lots, changedAt) = (LotRow.Of(session, election.Id, asOf), RegionTally.ChangedAt(session, election.Id, asOf));
        var kind = EnumText.Parse<ElectionKind>(election.Kind);
        var contest = new Contest(
            count.Nation.Figures, count.Regions.ToDictionary(region => region.Key, region => region.Value.Figures, StringComparer.Ordinal), count.Choices,
            [.. lots.Where(lot => OutcomeRules.IsOfTheseVotes(lot.LedgerPosition, changedAt)).Select(lot => lot.CandidateId)],
            ContestLaw.Of(inForce.Rules.Results, kind, OfficeRow.KindOf(session, election.OfficeId)), kind is ElectionKind.Referendum)
        {
            Places = inForce.Jurisdiction.Regions,
        };
        return new(count, contest, contest.Decide(), lots, changedAt, PreviousTurnout.Of(session, election, asOf), inForce);
    }

    /// <summary>May a lot choose this one?</summary>
    /// <exception cref="Refusal">NOT_FOUND/CHOICE_UNKNOWN.</exception>
    public IReadOnlyList<Finding> MayDraw(string candidateId)
    {
        if (!Count.Choices.Any(choice => string.Equals(choice.Id, candidateId, StringComparison.Ordinal)))
            throw Refusal.NotFound(ErrorReason.ChoiceUnknown, "candidate_id", candidateId);
        return Law.Judge(OutcomeRules.MayDraw(Outcome, candidateId, Count.ExpectedIn(""), Count.Nation.Figures.Stations, Results));
    }

    /// <summary>What the law requires of whom.</summary>
    public IReadOnlyList<Finding> Findings => Law.Judge(Contest.Explain());

    /// <summary>The law of results that the contest is decided by.</summary>
    public ResultLaw Results => Contest.Law;

    public ElectionOutcome ToProto()
    {
        var nation = Count.Nation;
        var choices = Count.Choices.ToDictionary(choice => choice.Id, StringComparer.Ordinal);
        var outstanding = new Outstanding(Math.Max(0, Count.ExpectedIn("") - nation.Figures.Stations), Count.Outstanding, Count.OutstandingRegions);
        var answer = OutstandingRules.Of(Contest, Outcome, outstanding);
        var proto = new ElectionOutcome
        {
            ElectionId = Count.Election.Id,
            Kind = Outcome.Kind,
            System = Contest.IsReferendum ? ElectoralSystem.Unspecified : Results.System,
            Basis = BasisOf(Contest),
            Status = Count.StatusIn(""),
            Choices = { OutcomeRules.Rank(nation.Figures, choices.Keys).Select(choice => ToChoice(choice, choices[choice.Id], nation.Figures, answer)) },
            Steps = { Outcome.Steps },
            TiedIds = { Outcome.Tied },
            DrawnIds = { Lots.Select(lot => lot.CandidateId) },
            Lots = { Lots.Zip(Uses, (lot, use) => lot.ToProto(use, ChangedAt)) },
            Outstanding = answer.Whole,
            OutstandingStations = Figures.Counted(outstanding.Stations),
            OutstandingEffects = { answer.Effects },
            Source = Sources.Weakest(nation.Sources),
        };
        if (outstanding.Votes is { } votes)
            proto.OutstandingVotes = Figures.Counted(outstanding.Stations == 0 ? 0 : votes);
        proto.Assumed = Previous?.Assume(Contest, Outcome, outstanding);
        return proto;
    }

    private IReadOnlyList<LotUse> Uses => OutcomeRules.UsesOf([.. Lots.Select(lot => (lot.CandidateId, lot.LedgerPosition))], ChangedAt, Outcome.Drawn);

    private static MajorityBasis BasisOf(Contest contest)
    {
        var basis = contest.IsReferendum ? contest.Law.Referendum?.PassageBasis ?? MajorityBasis.Unspecified
            : SeatRules.IsOfLists(contest.Law.System) ? SeatRules.ThresholdBasis(contest.Law) : contest.Law.MajorityBasis;
        return basis is MajorityBasis.Unspecified ? MajorityBasis.ValidVotes : basis;
    }

    private ChoiceOutcome ToChoice(RankedChoice choice, BallotChoice candidate, Figures figures, OutstandingAnswer answer)
    {
        var proto = new ChoiceOutcome
        {
            CandidateId = candidate.Id,
            PersonId = candidate.PersonId,
            Name = candidate.Name,
            PartyId = candidate.PartyId,
            Votes = Figures.Counted(choice.Votes),
            ShareOfValid = Figures.Share(choice.Votes, figures.Valid),
            ShareOfParticipants = Figures.Share(choice.Votes, figures.InBoxes),
            Elected = Outcome.Elected.Contains(candidate.Id, StringComparer.Ordinal),
            InRunoff = Outcome.Runoff.Contains(candidate.Id, StringComparer.Ordinal),
            Seats = Outcome.SeatsOf(candidate.Id),
            Kind = candidate.Kind,
            NotElectable = !candidate.IsElectable,
        };
        if (answer.Seats.TryGetValue(candidate.Id, out var range))
            (proto.SeatsMin, proto.SeatsMax) = (Figures.Counted(range.Min), Figures.Counted(range.Max));
        return proto;
    }
}

using Saylau.Common.V1;
using Saylau.Elections.Audits;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Audits;

/// <summary>What follows from votes, as inequalities: they hold where it follows, and one of them does not where it does not.</summary>
public sealed class ClaimRulesTests
{
    public static TheoryData<ElectoralSystem, uint> Systems => new(
        from system in new[] { ElectoralSystem.DHondt, ElectoralSystem.SainteLague, ElectoralSystem.ModifiedSainteLague, ElectoralSystem.HagenbachBischoff, ElectoralSystem.HareLargestRemainder }
        from seats in new[] { 1u, 2u, 5u, 10u, 11u }
        select (system, seats));

    [Theory]
    [MemberData(nameof(Systems))]
    public void Seats_are_as_claimed_exactly_where_every_inequality_holds(ElectoralSystem system, uint seats)
    {
        var law = new ResultLaw { System = system, Seats = seats, Threshold = Share(7, 100), MajorityBasis = MajorityBasis.ValidVotes };
        var claimed = Lists(law, 410, 305, 190, 60);
        var outcome = claimed.Decide();
        var assertions = ClaimRules.Of(claimed, outcome, AuditClaim.Outcome, 965);
        Assert.NotEmpty(assertions);
        Assert.All(assertions, assertion => Assert.True(AssertionRules.Lead(assertion) > 0, $"{assertion}"));
        Assert.Equal(4, assertions.Count(assertion => assertion.WinnerId.Length == 0 || assertion.LoserId.Length == 0));

        for (uint first = 300; first <= 420; first += 7)
        {
            for (uint third = 120; third <= 250; third += 13)
            {
                var counted = Lists(law, first, 305, third, 60);
                var other = counted.Decide();
                if (other.Kind is not OutcomeKind.Seats)
                    continue;
                var same = Ids.All(id => other.SeatsOf(id) == outcome.SeatsOf(id)) && !SeatRules.Passes(60, counted.Nation.Valid, law);
                var holds = assertions.All(assertion => AssertionRules.Lead(assertion, counted.Nation.Votes, 0) > 0);
                Assert.True(same == holds, $"{system} {seats}: {first}, {third}: {same}, {holds}");
            }
        }
    }

    [Theory]
    [InlineData(70u, false)]
    [InlineData(60u, true)]
    public void A_list_that_passes_the_threshold_beats_a_share_of_all_and_one_that_does_not_is_beaten(uint last, bool beaten)
    {
        var law = new ResultLaw { System = ElectoralSystem.DHondt, Seats = 10, Threshold = Share(7, 100), MajorityBasis = MajorityBasis.ValidVotes };
        var contest = Lists(law, 400, 300, 190, last);
        var passing = ClaimRules.Of(contest, contest.Decide(), AuditClaim.Outcome, 1000).Single(assertion => beaten ? assertion.LoserId is "d" && assertion.WinnerId.Length == 0 : assertion.WinnerId is "d" && assertion.LoserId.Length == 0);
        Assert.Equal(beaten ? (7u, 93u) : (93u, 7u), (passing.WinnerWeight, passing.LoserWeight));
        Assert.True(AssertionRules.Lead(passing) > 0);
    }

    [Fact]
    public void Seats_by_exception_or_by_a_rounded_quota_are_no_inequalities()
    {
        var droop = Lists(new() { System = ElectoralSystem.DroopLargestRemainder, Seats = 10, MajorityBasis = MajorityBasis.ValidVotes }, 400, 300, 190, 60);
        Assert.Empty(ClaimRules.Of(droop, droop.Decide(), AuditClaim.Outcome, 950));
        var alone = Lists(new()
        {
            System = ElectoralSystem.DHondt,
            Seats = 10,
            Threshold = Share(50, 100),
            MajorityBasis = MajorityBasis.ValidVotes,
            OneList = new() { Admitted = true, MinimumSeats = 2 },
        }, 600, 200, 100, 50);
        Assert.Equal(OutcomeKind.Seats, alone.Decide().Kind);
        Assert.Empty(ClaimRules.Of(alone, alone.Decide(), AuditClaim.Outcome, 950));
    }

    [Fact]
    public void A_tie_that_a_lot_decided_leaves_no_lead()
    {
        var contest = Lists(new() { System = ElectoralSystem.DHondt, Seats = 1, MajorityBasis = MajorityBasis.ValidVotes }, 100, 100, 10, 5) with { Lots = ["a"] };
        Assert.Contains(ClaimRules.Of(contest, contest.Decide(), AuditClaim.Outcome, 215), assertion => AssertionRules.Lead(assertion) == 0);
    }

    [Theory]
    [InlineData(510u, 480u, OutcomeKind.Passed, "yes>", true)]
    [InlineData(500u, 490u, OutcomeKind.Failed, ">yes", false)]
    [InlineData(400u, 590u, OutcomeKind.Failed, ">yes", true)]
    public void What_is_adopted_has_more_than_its_share_of_participants(uint yes, uint no, OutcomeKind kind, string pair, bool leads)
    {
        var contest = Question(yes, no, new() { Passage = Share(1, 2, exclusive: true), PassageBasis = MajorityBasis.Participants, Validity = Share(1, 2) });
        Assert.Equal(kind, contest.Decide().Kind);
        var assertions = ClaimRules.Of(contest, contest.Decide(), AuditClaim.Outcome, 1000);
        Assert.Equal([pair, ">"], assertions.Select(assertion => $"{assertion.WinnerId}>{assertion.LoserId}"));
        Assert.Equal((leads, true), (AssertionRules.Lead(assertions[0]) > 0, assertions[0].WithInvalid));
        // 1,000 of 1,600 took part, and half must: 800 ballots of the 1,000 must be there.
        Assert.Equal((AssertionKind.Turnout, 1u, 4u), (assertions[1].Kind, assertions[1].WinnerWeight, assertions[1].LoserWeight));
    }

    [Fact]
    public void Questions_that_regions_decide_or_too_few_answered_are_no_inequalities()
    {
        var regions = Question(510, 480, new() { Passage = Share(1, 2), PassageBasis = MajorityBasis.ValidVotes, Regions = new() { Share = new() { Numerator = 0, Denominator = 1 } } });
        Assert.Empty(ClaimRules.Of(regions, Outcomes.Of(OutcomeKind.Passed), AuditClaim.Outcome, 1000));
        Assert.Single(ClaimRules.Of(Question(510, 480, new() { Passage = Share(1, 2), PassageBasis = MajorityBasis.ValidVotes }), Outcomes.Of(OutcomeKind.Passed), AuditClaim.Outcome, 1000));
        var invalid = Question(510, 480, new() { Passage = Share(1, 2), PassageBasis = MajorityBasis.ValidVotes, Validity = Share(7, 10) });
        Assert.Equal(OutcomeKind.Invalid, invalid.Decide().Kind);
        Assert.Empty(ClaimRules.Of(invalid, invalid.Decide(), AuditClaim.Outcome, 1000));
    }

    [Theory]
    [InlineData(801u, AuditConclusion.ConfirmedByHandCount)]
    [InlineData(800u, AuditConclusion.RefutedByHandCount)]
    public void A_turnout_is_refuted_where_ballots_are_missing(uint found, AuditConclusion conclusion)
    {
        var turnout = AssertionRules.Fill(new() { Kind = AssertionKind.Turnout, WinnerWeight = 1, LoserWeight = 4 }, Question(500, 490, new()).Nation, 1000);
        Assert.Equal((1000L, 1L, 4L), (AssertionRules.Lead(turnout), AssertionRules.Weigh(turnout, ""), AssertionRules.Against(turnout)));
        Assert.Equal(-4, AssertionRules.Weigh(turnout, new Interpretation { Reading = BallotReading.NotFound }));
        Assert.Equal(conclusion, AuditRules.Conclude([turnout], true, new Dictionary<string, long>(StringComparer.Ordinal) { ["yes"] = found }, 0, 1000));
    }

    [Theory]
    [InlineData(ElectoralSystem.HareLargestRemainder)]
    [InlineData(ElectoralSystem.SainteLague)]
    public void Values_of_ballots_are_above_one_half_on_average_where_the_inequality_holds(ElectoralSystem system)
    {
        var contest = Lists(new() { System = system, Seats = 7, MajorityBasis = MajorityBasis.ValidVotes }, 410, 305, 190, 60);
        foreach (var assertion in ClaimRules.Of(contest, contest.Decide(), AuditClaim.Outcome, 965))
        {
            var values = contest.Nation.Votes.SelectMany(choice => Enumerable.Repeat(RiskRules.Assort(assertion, AssertionRules.Weigh(assertion, choice.Key)), (int)choice.Value)).ToArray();
            Assert.InRange(values.Min(), 0, 0);
            Assert.True(values.Max() <= RiskRules.Bound(assertion));
            Assert.Equal(0.5 + (AssertionRules.Lead(assertion) / (2.0 * AssertionRules.Against(assertion) * 965)), values.Average(), 9);
        }
    }

    private static string[] Ids => ["a", "b", "c", "d"];

    private static ShareRule Share(uint numerator, uint denominator, bool exclusive = false) =>
        new() { Rule = "share", Share = new() { Numerator = numerator, Denominator = denominator }, Exclusive = exclusive };

    private static Contest Lists(ResultLaw law, params uint[] votes) => Of(law, false, [.. Ids.Select(id => new BallotChoice(id))], votes, 0, 1600);

    private static Contest Question(uint yes, uint no, ReferendumLaw law) =>
        Of(new() { Referendum = law }, true, [new("yes", ChoiceKind.Yes), new("no", ChoiceKind.No)], [yes, no], 10, 1600);

    private static Contest Of(ResultLaw law, bool isReferendum, BallotChoice[] choices, uint[] votes, uint invalid, uint registered)
    {
        var figures = new Figures();
        var valid = (uint)votes.Sum(count => count);
        figures.Add(new ProtocolEntry
        {
            Registered = registered,
            InBoxes = valid + invalid,
            Valid = valid,
            Invalid = invalid,
            Choices = { choices.Zip(votes, (choice, count) => new ChoiceVotes { CandidateId = choice.Id, Votes = count }) },
        });
        return new(figures, new Dictionary<string, Figures>(), choices, [], law, isReferendum);
    }
}

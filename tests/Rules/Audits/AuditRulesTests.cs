using Saylau.Common.V1;
using Saylau.Elections.Audits;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Audits;

public sealed class AuditRulesTests
{
    private static readonly AuditLaw Law = new()
    {
        RiskLimit = new() { Rule = "limit", Maximum = new() { Numerator = 1, Denominator = 10 } },
        Rounds = new() { Rule = "rounds", Maximum = 2 },
    };

    [Theory]
    [InlineData(1u, 10u)]
    [InlineData(10_000_001u, 100_000_000u, "limit")]
    [InlineData(0u, 10u, "elections.audits.risk_share")]
    [InlineData(1u, 1u, "elections.audits.risk_share", "limit")]
    public void A_risk_limit_is_a_share_that_the_law_allows(uint numerator, uint denominator, params string[] violated)
    {
        Assert.Equal(violated, Unmet(AuditRules.MayPlan(AuditMethod.Bravo, new() { Numerator = numerator, Denominator = denominator }, [Assertion(2, 1)], 6, 6, Law)));
        Assert.DoesNotContain("limit", AuditRules.MayPlan(AuditMethod.Bravo, new() { Numerator = 1, Denominator = 2 }, [Assertion(2, 1)], 6, 6, null).Select(finding => finding.Rule));
    }

    [Theory]
    [InlineData(2u, 1u, 6, 6)]
    [InlineData(1u, 1u, 6, 6, "elections.audits.lead")]
    [InlineData(1u, 2u, 6, 6, "elections.audits.lead")]
    [InlineData(2u, 1u, 6, 5, "elections.audits.protocols_complete")]
    [InlineData(2u, 1u, 0, 0, "elections.audits.protocols_complete")]
    public void There_is_a_lead_in_a_record_that_is_complete(uint winner, uint loser, int stations, int counted, params string[] violated) =>
        Assert.Equal(violated, Unmet(AuditRules.MayPlan(AuditMethod.Bravo, new() { Numerator = 1, Denominator = 10 }, [Assertion(winner, loser)], stations, counted, Law)));

    [Theory]
    [InlineData(AuditMethod.Bravo, "elections.audits.method")]
    [InlineData(AuditMethod.EndOfRoundBravo, "elections.audits.method")]
    [InlineData(AuditMethod.AlphaPolling)]
    [InlineData(AuditMethod.KaplanMarkov)]
    [InlineData(AuditMethod.SuperSimple, "elections.audits.method")]
    [InlineData(AuditMethod.AlphaComparison)]
    public void Weights_need_a_method_that_takes_them(AuditMethod method, params string[] violated)
    {
        Assert.Equal(violated, Unmet(AuditRules.MayPlan(method, new() { Numerator = 1, Denominator = 10 }, [Assertion(3, 1, 1, 2)], 6, 6, Law)));
        Assert.Equal(["elections.audits.claim"], Unmet(AuditRules.MayPlan(method, new() { Numerator = 1, Denominator = 10 }, [], 6, 6, Law)));
    }

    [Theory]
    [InlineData("12345678901234567890", "2010-06-10")]
    [InlineData("1234567890123456789", "2010-06-10", "elections.audits.seed")]
    [InlineData("12345678901234567890", "2010-06-09", "elections.audits.seed_after_manifest")]
    [InlineData("12345678901234567890", "2010-06-12")]
    [InlineData("12345678901234567890", "2010-06-13", "elections.audits.seed_after_manifest")]
    [InlineData("12345678901234567890", "", "elections.audits.seed_after_manifest")]
    public void The_seed_is_long_and_made_after_the_manifest(string seed, string madeOn, params string[] violated) =>
        Assert.Equal(violated, Unmet(ManifestRules.Seed("", seed, madeOn, "2010-06-10", "2010-06-12")));

    [Theory]
    [InlineData("")]
    [InlineData("known")]
    [InlineData("other", "elections.audits.same_seed")]
    public void Later_rounds_go_on_with_the_seed(string seed, params string[] violated) =>
        Assert.Equal(violated, Unmet(ManifestRules.Seed("known", seed, "", "2010-06-10", "2010-06-12")));

    [Theory]
    [InlineData(1L, 9L, 2)]
    [InlineData(2L, 9L, 2, "elections.audits.draws")]
    [InlineData(0L, 9L, 2, "elections.audits.draws")]
    [InlineData(null, 9L, 2, "elections.audits.draws")]
    [InlineData(1L, 9L, 3, "rounds")]
    public void No_more_is_drawn_than_there_is_and_no_oftener_than_the_law_allows(long? draws, long before, int round, params string[] violated) =>
        Assert.Equal(violated, Unmet(AuditRules.Draws(draws, before, 10, round, Law)));

    [Theory]
    [InlineData(5, 5, 91)]
    [InlineData(5, 4, 91, "elections.audits.all_entered")]
    [InlineData(0, 0, 91, "elections.audits.all_entered")]
    [InlineData(5, 5, 92, "elections.audits.manifest_holds")]
    public void All_that_was_drawn_is_read_before_the_risk_is_measured(int drawn, int entered, int found, params string[] violated) =>
        Assert.Equal(violated, Unmet(ManifestRules.MayMeasure(drawn, entered, [("akm-1", 91, found)])));

    [Theory]
    [InlineData(true, 2, Outcome.Satisfied)]
    [InlineData(true, 1, Outcome.Violated)]
    [InlineData(false, 0, Outcome.Satisfied)]
    [InlineData(false, 2, Outcome.Violated)]
    public void Votes_of_a_hand_count_are_said_where_there_was_one(bool byHand, int counted, Outcome outcome) =>
        Assert.Equal(outcome, AuditRules.HandCount(byHand, 2, counted).Outcome);

    [Theory]
    [InlineData(false, 0, AuditConclusion.ConfirmedBySample)]
    [InlineData(true, 51, AuditConclusion.ConfirmedByHandCount)]
    [InlineData(true, 50, AuditConclusion.RefutedByHandCount)]
    public void A_hand_count_confirms_what_it_shows(bool byHand, int winner, AuditConclusion conclusion) =>
        Assert.Equal(conclusion, AuditRules.Conclude([Assertion(60, 40)], byHand, Votes(winner, 50), 0, 101));

    [Theory]
    [InlineData(0.05, 50_000_000u)]
    [InlineData(0.0500000001, 50_000_001u)]
    [InlineData(1.5, 1_000_000_000u)]
    [InlineData(0.0, 0u)]
    public void A_risk_is_rounded_up(double risk, uint billionths) => Assert.Equal(billionths, RiskRules.Billionths(risk).Numerator);

    [Theory]
    [InlineData(50_000_000u, true)]
    [InlineData(50_000_001u, false)]
    public void A_risk_is_within_the_limit_exactly(uint billionths, bool within) =>
        Assert.Equal(within, RiskRules.IsWithin(new() { Numerator = billionths, Denominator = RiskRules.Parts }, new() { Numerator = 1, Denominator = 20 }));

    [Theory]
    [InlineData(BallotReading.Choice, "a", 1)]
    [InlineData(BallotReading.Choice, "b", -1)]
    [InlineData(BallotReading.Choice, "c", -1)]
    [InlineData(BallotReading.Invalid, "", -1)]
    [InlineData(BallotReading.NotFound, "", -1)]
    public void A_majority_of_participants_is_against_all_others(BallotReading reading, string choice, int weight)
    {
        var majority = new AuditAssertion { WinnerId = "a", WinnerWeight = 1, LoserWeight = 1, WithInvalid = true };
        Assert.Equal(weight, AssertionRules.Weigh(majority, new Interpretation { Reading = reading, CandidateId = choice }));
        Assert.Equal((60, 43), AssertionRules.Sides(majority, Votes(60, 40), 3));
    }

    [Theory]
    [InlineData(BallotReading.Choice, "c")]
    [InlineData(BallotReading.Invalid, "")]
    public void Who_is_not_of_a_pair_is_for_neither(BallotReading reading, string choice) =>
        Assert.Equal(0, AssertionRules.Weigh(Assertion(2, 1), new Interpretation { Reading = reading, CandidateId = choice }));

    [Fact]
    public void An_outcome_is_that_everybody_ahead_leads_everybody_behind()
    {
        BallotChoice[] choices = [new("a"), new("b"), new("c")];
        var figures = new Figures();
        figures.Add(new ProtocolEntry { InBoxes = 100, Valid = 98, Invalid = 2, Choices = { Choice("a", 45), Choice("b", 40), Choice("c", 13) } });
        var law = new ResultLaw
        {
            System = ElectoralSystem.Majority,
            Majority = new() { Share = new() { Numerator = 50, Denominator = 100 }, Exclusive = true },
            MajorityBasis = MajorityBasis.Participants,
        };
        var contest = new Contest(figures, new Dictionary<string, Figures>(), choices, [], law, false);

        var runoff = ClaimRules.Of(contest, contest.Decide(), AuditClaim.Outcome, 100);
        Assert.Equal(["a>c 32", "b>c 27", ">a 10"], runoff.Select(assertion => $"{assertion.WinnerId}>{assertion.LoserId} {AssertionRules.Lead(assertion)}"));
        Assert.Equal(320_000_000u, runoff[0].DilutedMargin.Numerator);
        var first = ClaimRules.Of(contest, contest.Decide(), AuditClaim.First, 100);
        Assert.Equal(["a>b 5", "a>c 32"], first.Select(assertion => $"{assertion.WinnerId}>{assertion.LoserId} {AssertionRules.Lead(assertion)}"));
        Assert.Empty(ClaimRules.Of(contest, Outcomes.Of(OutcomeKind.Seats), AuditClaim.Outcome, 100));
    }

    [Fact]
    public void A_majority_of_two_thirds_weighs_the_winner_half()
    {
        var figures = new Figures();
        figures.Add(new ProtocolEntry { InBoxes = 100, Valid = 100, Choices = { Choice("a", 70), Choice("b", 30) } });
        var law = new ResultLaw
        {
            System = ElectoralSystem.Majority,
            Majority = new() { Share = new() { Numerator = 2, Denominator = 3 }, Exclusive = true },
            MajorityBasis = MajorityBasis.ValidVotes,
        };
        var contest = new Contest(figures, new Dictionary<string, Figures>(), [new("a"), new("b")], [], law, false);

        var majority = ClaimRules.Of(contest, contest.Decide(), AuditClaim.Outcome, 100)[^1];

        Assert.Equal((1u, 2u, 10L), (majority.WinnerWeight, majority.LoserWeight, AssertionRules.Lead(majority)));
    }

    [Theory]
    [InlineData(80, 10, 91, 386_474L)]
    [InlineData(0, 91, 91, 0L)]
    public void A_station_can_overstate_a_lead_by_what_it_says_and_all_its_ballots(int winner, int loser, int ballots, long bound) =>
        Assert.Equal(bound, AssertionRules.ErrorBound([Assertion(480, 66)], Votes(winner, loser == 10 ? 11 : loser), 0, ballots));

    [Theory]
    [InlineData(80, 10, 90, 0.0)]
    [InlineData(79, 11, 90, 2.0)]
    [InlineData(81, 9, 90, -2.0)]
    [InlineData(80, 9, 89, 0.0)]
    [InlineData(79, 10, 89, 2.0)]
    public void Ballots_that_are_missing_were_for_the_loser(int winner, int loser, int found, double votes)
    {
        var draw = new SeenDraw(Station(90), Counted(winner, loser, found));
        Assert.Equal(votes, StationRisk.Overstated(Assertion(480, 60), draw));
        Assert.Equal(votes * AssertionRules.Units / 420 / 400_000, StationRisk.Taint(Assertion(480, 60), draw), 12);
        Assert.Equal(1, StationRisk.Taint(Assertion(480, 60), new(Station(90), new() { Reading = BallotReading.NotFound })));
    }

    [Theory]
    [InlineData(80, 10, 90, DiscrepancyKind.Unspecified)]
    [InlineData(79, 11, 90, DiscrepancyKind.Overstatement)]
    [InlineData(81, 9, 90, DiscrepancyKind.Understatement)]
    [InlineData(80, 9, 89, DiscrepancyKind.BallotCount)]
    public void A_discrepancy_is_named_by_what_it_does_to_the_lead(int winner, int loser, int found, DiscrepancyKind kind) =>
        Assert.Equal(kind, InterpretationRules.KindOf(new(Station(90), Counted(winner, loser, found)), [Assertion(480, 60)]));

    [Theory]
    [InlineData(80, 10, 90, true)]
    [InlineData(80, 10, 91, false)]
    public void Counts_of_a_station_add_up_to_the_ballots_found(int winner, int loser, int found, bool complete)
    {
        Assert.Equal(complete, InterpretationRules.Objection(Counted(winner, loser, found), ["a", "b"]) is null);
        Assert.NotNull(InterpretationRules.Objection(Counted(winner, loser, found), ["a", "b", "c"]));
        Assert.NotNull(InterpretationRules.Objection(new() { Reading = BallotReading.Invalid }, ["a", "b"]));
        Assert.NotNull(InterpretationRules.Objection(new() { Reading = BallotReading.NotFound, CandidateId = "a" }, ["a", "b"]));
        Assert.Null(InterpretationRules.Objection(new() { Reading = BallotReading.NotFound }, ["a", "b"]));
    }

    [Theory]
    [InlineData(AuditMethod.Bravo)]
    [InlineData(AuditMethod.EndOfRoundBravo)]
    [InlineData(AuditMethod.AlphaPolling)]
    public void Ballots_that_were_not_found_never_lower_the_risk(AuditMethod method)
    {
        var audit = new AuditMeasure(method, [Assertion(480, 60)], new() { Numerator = 1, Denominator = 10 }, 546, 0);
        SeenDraw[] found = [.. Enumerable.Repeat(new SeenDraw(Station(90), new() { Reading = BallotReading.Choice, CandidateId = "a", Ballot = 1 }), 3)];
        SeenDraw[] lost = [.. found.Append(new SeenDraw(Station(90), new() { Reading = BallotReading.NotFound, Ballot = 2 }))];

        var (before, after) = (RiskRules.Measure(audit, 1, found), RiskRules.Measure(audit, 1, lost));

        Assert.True(after.Risk.Numerator >= before.Risk.Numerator);
        Assert.Equal((0u, 1u, 3u, 1u), (before.NotFound, after.NotFound, after.Assertions[0].WinnerDraws, after.Assertions[0].LoserDraws));
        Assert.False(before.WithinLimit);
        Assert.InRange(before.SuggestedDraws, 1u, 3u);
    }

    [Fact]
    public void Nobody_plans_to_draw_as_many_as_there_are()
    {
        AuditMeasure Of(uint winner, uint loser) => new(AuditMethod.Bravo, [Assertion(winner, loser)], new() { Numerator = 1, Denominator = 10 }, 546, 0);

        Assert.InRange(RiskRules.Planned(Of(480, 60))!.Value, 5, 40);
        Assert.Null(RiskRules.Planned(Of(271, 269)));
        // One vote among millions is answered as quickly as any other lead.
        Assert.Null(RiskRules.Planned(Of(2_500_001, 2_500_000) with { Ballots = 6_000_000 }));
        Assert.Equal(28_301, RiskRules.Planned(Of(2_600_000, 2_500_000) with { Ballots = 6_000_000 }));
        Assert.Null(RiskRules.Planned(Of(270, 270)));
    }

    [Fact]
    public void A_draw_finds_its_station_past_those_that_hold_nothing()
    {
        AuditStationRow[] manifest = [Station(0, "s-1"), Station(2, "s-2"), Station(0, "s-3"), Station(1, "s-4")];

        var drawn = AuditDrawing.Of(AuditMethod.AlphaPolling, "13579246801357924680", manifest, 3).Order().ToArray();

        Assert.Equal([("s-2", 1L), ("s-2", 2L), ("s-4", 1L)], drawn);
    }

    private static IEnumerable<string> Unmet(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Violated or Outcome.Undetermined).Select(finding => finding.Rule);

    private static AuditAssertion Assertion(uint winner, uint loser, uint winnerWeight = 1, uint loserWeight = 1) => new()
    {
        WinnerId = "a",
        LoserId = "b",
        WinnerVotes = winner,
        LoserVotes = loser,
        WinnerWeight = winnerWeight,
        LoserWeight = loserWeight,
    };

    private static Dictionary<string, long> Votes(long winner, long loser) => new(StringComparer.Ordinal) { ["a"] = winner, ["b"] = loser };

    private static ChoiceVotes Choice(string id, uint votes) => new() { CandidateId = id, Votes = votes };

    private static AuditStationRow Station(long ballots, string id = "akm-1") => new()
    {
        AuditId = "an-audit",
        PrecinctId = id,
        Region = "KZ-AKM",
        ProtocolVersion = 1,
        Ballots = ballots,
        ErrorBound = 400_000,
        Invalid = 0,
        Counts = Google.Protobuf.MessageExtensions.ToByteArray(new Interpretation { Counts = { Choice("a", 80), Choice("b", 10) } }),
    };

    private static Interpretation Counted(int winner, int loser, int found) => new()
    {
        PrecinctId = "akm-1",
        Reading = BallotReading.Choice,
        Counts = { Choice("a", (uint)winner), Choice("b", (uint)loser) },
        Invalid = 0,
        BallotsFound = (uint)found,
    };
}

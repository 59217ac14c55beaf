using Saylau.Common.V1;
using Saylau.Elections.Audits;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Audits;

/// <summary>Ballots compared with their records, by the figures of Stark's tools for super-simple (data/rla).</summary>
public sealed class ComparisonRiskTests
{
    [Theory]
    [InlineData(60_000u, 40_000u, 100_000, 27, 65_070_000u, 125_340_000u)]
    [InlineData(30_000u, 24_000u, 60_000, 54, 69_730_000u, 134_410_000u)]
    [InlineData(18_000u, 12_600u, 36_000, 36, 67_400_000u, 129_920_000u)]
    [InlineData(8_000u, 6_000u, 15_000, 40, 70_480_000u, 135_850_000u)]
    public void Super_simple_plans_and_measures_what_is_published(uint winner, uint loser, long ballots, int planned, uint risk, uint oneOver)
    {
        var audit = Audit(AuditMethod.SuperSimple, ballots, Pair("a", "b", winner, loser));
        Assert.Equal(planned, RiskRules.Planned(audit));
        var right = Enumerable.Repeat(Draw("a", "a"), planned).ToArray();

        var measured = RiskRules.Measure(audit, 1, right);
        Assert.True(measured.WithinLimit);
        Assert.InRange(measured.Risk.Numerator, risk - 1_000_000, risk + 1_000_000);
        SeenDraw[] wrong = [.. right[1..], Draw("a", "")];
        var over = RiskRules.Measure(audit, 1, wrong);

        Assert.Equal((false, 1u, 0u), (over.WithinLimit, over.Errors.OneVoteOver, over.Errors.TwoVotesOver));
        Assert.InRange(over.Risk.Numerator, oneOver - 1_000_000, oneOver + 1_000_000);
        Assert.True(over.SuggestedDraws > 0);
    }

    [Theory]
    [InlineData("a", "a", 0)]
    [InlineData("a", "", 1)]
    [InlineData("a", "b", 2)]
    [InlineData("b", "a", -2)]
    [InlineData("", "a", -1)]
    [InlineData("b", "b", 0)]
    [InlineData("a", null, 2)]
    [InlineData("b", null, 0)]
    [InlineData(null, "a", -1)]
    [InlineData(null, "b", 1)]
    [InlineData(null, null, 1)]
    public void What_is_missing_is_the_worst_that_it_can_be(string? recorded, string? seen, int votes) =>
        Assert.Equal(votes, ComparisonRisk.Error(Pair("a", "b", 600, 400), Draw(recorded, seen)));

    [Fact]
    public void The_greatest_error_of_any_margin_counts()
    {
        AuditAssertion[] both = [Pair("a", "b", 600, 300), Pair("a", "c", 600, 100)];
        Assert.Equal(1, ComparisonRisk.Error(both, Draw("b", "c")));
        Assert.Equal(2, ComparisonRisk.Error(both, Draw("a", "c")));
        Assert.Equal(-1, ComparisonRisk.Error(both, Draw("b", "a")));
    }

    [Theory]
    [InlineData("a", "b", DiscrepancyKind.TwoVotesOver)]
    [InlineData("a", "", DiscrepancyKind.OneVoteOver)]
    [InlineData("", "a", DiscrepancyKind.OneVoteUnder)]
    [InlineData("b", "a", DiscrepancyKind.TwoVotesUnder)]
    [InlineData("", "c", DiscrepancyKind.Neutral)]
    [InlineData("a", "a", DiscrepancyKind.Unspecified)]
    [InlineData("a", null, DiscrepancyKind.NotFound)]
    [InlineData(null, "c", DiscrepancyKind.Neutral)]
    public void A_discrepancy_of_a_ballot_is_named_by_its_votes(string? recorded, string? seen, DiscrepancyKind kind) =>
        Assert.Equal(kind, InterpretationRules.KindOf(Draw(recorded, seen), [Pair("a", "b", 600, 400)], comparesRecords: true));

    [Fact]
    public void Alpha_ends_where_the_records_are_right_and_not_where_the_outcome_is_wrong()
    {
        var audit = Audit(AuditMethod.AlphaComparison, 1000, Pair("a", "b", 600, 400));
        var planned = (int)RiskRules.Planned(audit)!.Value;
        // (1 − v/2)^n is 0.9^n: 22 ballots without error are within a tenth; a bet against rare errors takes little more.
        Assert.InRange(planned, 20, 26);
        Assert.True(RiskRules.Measure(audit, 1, [.. Enumerable.Repeat(Draw("a", "a"), planned)]).WithinLimit);
        Assert.False(RiskRules.Measure(audit, 1, [.. Enumerable.Repeat(Draw("a", "a"), planned - 1)]).WithinLimit);
        var wrong = RiskRules.Measure(audit, 1, [Draw("a", "b"), .. Enumerable.Repeat(Draw("a", "a"), planned)]);
        Assert.Equal((false, 1u), (wrong.WithinLimit, wrong.Errors.TwoVotesOver));
        Assert.Equal(RiskRules.Parts, RiskRules.Measure(audit, 1, [.. Enumerable.Repeat(Draw("a", "b"), 30)]).Risk.Numerator);
    }

    [Fact]
    public void Alpha_compares_seats_and_shares_too()
    {
        var seats = ClaimRules.Pair("a", "b", 10, 15);
        (seats.WinnerVotes, seats.LoserVotes) = (600, 250);
        var audit = Audit(AuditMethod.AlphaComparison, 1000, seats);
        var planned = RiskRules.Planned(audit);
        Assert.NotNull(planned);
        Assert.True(RiskRules.Measure(audit, 1, [.. Enumerable.Repeat(Draw("b", "b"), (int)planned)]).WithinLimit);
        Assert.False(RiskRules.Measure(audit, 1, [.. Enumerable.Repeat(Draw("a", null), (int)planned)]).WithinLimit);
    }

    private static AuditMeasure Audit(AuditMethod method, long ballots, params AuditAssertion[] assertions) =>
        new(method, assertions, new() { Numerator = 1, Denominator = 10 }, ballots, 0);

    private static AuditAssertion Pair(string winner, string loser, uint winnerVotes, uint loserVotes)
    {
        var assertion = ClaimRules.Pair(winner, loser);
        (assertion.WinnerVotes, assertion.LoserVotes) = (winnerVotes, loserVotes);
        return assertion;
    }

    private static SeenDraw Draw(string? recorded, string? seen) => new(
        new()
        {
            AuditId = "an-audit",
            PrecinctId = "akm-1",
            Region = "KZ-AKM",
            ProtocolVersion = 1,
            Ballots = 90,
            ErrorBound = 0,
            Invalid = 0,
            Counts = [],
        },
        new() { PrecinctId = "akm-1", Ballot = 1, Reading = seen is null ? BallotReading.NotFound : seen.Length > 0 ? BallotReading.Choice : BallotReading.Invalid, CandidateId = seen ?? "" },
        recorded is null ? null : new() { AuditId = "an-audit", PrecinctId = "akm-1", Ballot = 1, Container = "", Imprint = "", CandidateId = recorded });
}

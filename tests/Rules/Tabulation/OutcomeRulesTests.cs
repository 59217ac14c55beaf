using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Tabulation;

public sealed class OutcomeRulesTests
{
    [Theory]
    [InlineData(51u, 49u, OutcomeKind.Elected)]
    [InlineData(50u, 49u, OutcomeKind.Elected)]
    [InlineData(50u, 48u, OutcomeKind.Elected)]
    [InlineData(50u, 50u, OutcomeKind.Runoff)]
    public void More_than_half_of_the_valid_votes_elects(uint first, uint second, OutcomeKind expected) =>
        Assert.Equal(expected, Decide(Law(), [first, second]).Kind);

    [Theory]
    [InlineData(51u, 9u, OutcomeKind.Elected)]
    [InlineData(51u, 11u, OutcomeKind.Runoff)]
    public void Of_participants_invalid_ballots_count_too(uint first, uint invalid, OutcomeKind expected)
    {
        var law = Law();
        law.MajorityBasis = MajorityBasis.Participants;
        Assert.Equal(expected, OutcomeRules.Decide(Votes.With(invalid, first, 41), Votes.Choices(2), [], law).Kind);
    }

    [Fact]
    public void Half_is_not_more_than_half()
    {
        var outcome = Decide(Law(), [50, 30, 20]);
        Assert.Equal((OutcomeKind.Runoff, "a,b"), (outcome.Kind, string.Join(',', outcome.Runoff)));
    }

    [Fact]
    public void Who_is_equal_for_the_second_place_waits_for_a_lot()
    {
        var tie = Decide(Law(), [40, 30, 30]);
        Assert.Equal((OutcomeKind.Tie, "b,c"), (tie.Kind, string.Join(',', tie.Tied)));
        Assert.Equal([Outcome.Satisfied, Outcome.Satisfied], MayDraw(tie, "c", counted: 6));
        Assert.Equal([Outcome.Violated, Outcome.Satisfied], MayDraw(tie, "c", counted: 5));
        Assert.Equal([Outcome.Satisfied, Outcome.Violated], MayDraw(tie, "a", counted: 6));

        var drawn = Decide(Law(), [40, 30, 30], "c");
        Assert.Equal((OutcomeKind.Runoff, "a,c"), (drawn.Kind, string.Join(',', drawn.Runoff)));
        Assert.Equal([Outcome.Satisfied, Outcome.Violated], MayDraw(drawn, "b", counted: 6));
    }

    [Theory]
    [InlineData(8, 7, LotUse.Used)]
    [InlineData(7, 7, LotUse.VotesChanged)]
    [InlineData(6, 7, LotUse.VotesChanged)]
    [InlineData(0, -1, LotUse.Used)]
    public void A_lot_is_of_the_votes_for_which_it_was_drawn(long lot, long changed, LotUse expected)
    {
        Assert.Equal([expected], OutcomeRules.UsesOf([("c", lot)], changed, ["c"]));
        Assert.Equal(expected is LotUse.Used, OutcomeRules.IsOfTheseVotes(lot, changed));
    }

    [Fact]
    public void Every_lot_is_accounted_for_once() => Assert.Equal(
        [LotUse.VotesChanged, LotUse.Used, LotUse.NotNeeded, LotUse.NotNeeded],
        OutcomeRules.UsesOf([("c", 1), ("c", 5), ("c", 6), ("b", 7)], 4, ["c"]));

    [Fact]
    public void What_lots_decided_is_said_with_the_outcome()
    {
        Assert.Equal(["c"], Decide(Law(), [40, 30, 30], "c", "b").Drawn);
        Assert.Equal(["b"], Decide(Law(ElectoralSystem.Plurality), [4, 4, 1], "b").Drawn);
        Assert.Empty(Decide(Law(), [60, 20, 20], "c").Drawn);
    }

    [Fact]
    public void The_most_votes_elect_where_a_plurality_does_and_equal_ones_tie()
    {
        Assert.Equal("b", Assert.Single(Decide(Law(ElectoralSystem.Plurality), [3, 4, 1]).Elected));
        Assert.Equal(OutcomeKind.Tie, Decide(Law(ElectoralSystem.Plurality), [4, 4, 1]).Kind);
        Assert.Equal("b", Assert.Single(Decide(Law(ElectoralSystem.Plurality), [4, 4, 1], "b").Elected));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0u, 0u)]
    public void Without_votes_nothing_is_decided(params uint[] votes) => Assert.All(Enum.GetValues<ElectoralSystem>().Skip(1),
        system => Assert.Equal(OutcomeKind.Undecided, Decide(Law(system), votes).Kind));

    [Theory]
    [InlineData(60u, 40u, 9L, OutstandingVotes.CannotChange)]
    [InlineData(60u, 40u, 20L, OutstandingVotes.CanChange)]
    [InlineData(52u, 48u, 3L, OutstandingVotes.CannotChange)]
    [InlineData(52u, 48u, 4L, OutstandingVotes.CanChange)]
    [InlineData(52u, 48u, null, OutstandingVotes.CanChange)]
    public void A_result_stands_where_those_who_are_missing_could_not_turn_it(uint first, uint second, long? missing, OutstandingVotes expected)
    {
        var figures = Votes.Of(first, second);
        var outcome = OutcomeRules.Decide(figures, Votes.Choices(2), [], Law());
        var contest = Votes.Contest(Law(), figures, 2);
        Assert.Equal(expected, OutstandingRules.Of(contest, outcome, Votes.Missing(missing)).Whole);
        Assert.Equal(OutstandingVotes.CannotChange, OutstandingRules.Of(contest, outcome, Votes.Missing(missing) with { Stations = 0 }).Whole);
    }

    [Fact]
    public void The_published_shares_of_2011_follow_from_its_votes()
    {
        uint[] votes = [7_850_958, 159_036, 111_924, 94_452];
        Assert.Equal(OutcomeKind.Elected, Decide(Law(), votes).Kind);
        var published = new PublishedResult
        {
            Choices =
            {
                Published("a", 9555), Published("b", 194), Published("c", 136), Published("d", 115),
            },
        };
        Assert.All(ResultRules.AgreesWithPublished(Votes.Of(votes), published), finding => Assert.Equal(Outcome.Satisfied, finding.Outcome));
        Assert.Equal(10_944u, CompetitivenessRules.EffectiveNumber(votes.Select(count => (long)count))!.Numerator);
    }

    [Theory]
    [InlineData(95u, Outcome.Satisfied, "CUT_OFF")]
    [InlineData(96u, Outcome.Satisfied, "ROUNDED")]
    [InlineData(94u, Outcome.Violated, "")]
    [InlineData(97u, Outcome.Violated, "")]
    public void A_share_agrees_cut_off_or_rounded_and_says_which(uint percent, Outcome expected, string reading)
    {
        var published = new PublishedResult { Choices = { new PublishedChoice { CandidateId = "a", Share = new() { Numerator = percent, Denominator = 100 } } } };
        var finding = Assert.Single(ResultRules.AgreesWithPublished(Votes.Of(9_555, 445), published));
        Assert.Equal((expected, reading), (finding.Outcome, string.Join(',', finding.Evidence)));
    }

    [Theory]
    [InlineData(100u, Outcome.Satisfied)]
    [InlineData(101u, Outcome.Violated)]
    public void A_count_agrees_where_it_is_equal(uint valid, Outcome expected)
    {
        var published = new PublishedResult { Valid = valid };
        Assert.Equal(expected, Assert.Single(ResultRules.AgreesWithPublished(Votes.Of(60, 40), published)).Outcome);
        Assert.Equal(Outcome.Undetermined, Assert.Single(ResultRules.AgreesWithPublished(new(), published)).Outcome);
    }

    [Theory]
    [InlineData(10L, 10L, OutcomeKind.Elected, 0)]
    [InlineData(10L, 9L, OutcomeKind.Elected, 1)]
    [InlineData(0L, 0L, OutcomeKind.Elected, 1)]
    [InlineData(10L, 10L, OutcomeKind.Tie, 1)]
    [InlineData(10L, 9L, OutcomeKind.Undecided, 2)]
    public void A_result_is_certified_when_all_is_counted_and_decided(long expected, long counted, OutcomeKind kind, int unmet) =>
        Assert.Equal(unmet, ResultRules.MayCertify(expected, counted, kind, Law()).Count(finding => finding.Outcome is not Outcome.Satisfied));

    [Theory]
    [InlineData("2011-04-10", Outcome.Satisfied)]
    [InlineData("2011-04-11", Outcome.Violated)]
    [InlineData("2011-04-02", Outcome.Undetermined)]
    public void A_result_has_its_time(string day, Outcome expected) => Assert.Equal(expected,
        ResultRules.IsInTime(new DateOnly(2011, 4, 3), DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Law()).Outcome);

    private static PublishedChoice Published(string id, uint share) => new() { CandidateId = id, Share = new() { Numerator = share, Denominator = 10_000 } };

    private static IEnumerable<Outcome> MayDraw(Outcomes outcome, string candidate, long counted) =>
        OutcomeRules.MayDraw(outcome, candidate, expected: 6, counted, new() { Complete = new() { Rule = "complete", Required = true } }).Select(finding => finding.Outcome);

    private static Outcomes Decide(ResultLaw law, uint[] votes, params string[] lots) =>
        OutcomeRules.Decide(Votes.Of(votes), Votes.Choices(votes.Length), lots, law);

    private static ResultLaw Law(ElectoralSystem system = ElectoralSystem.Majority) => new()
    {
        System = system,
        Seats = 5,
        Majority = new() { Rule = "majority", Share = new() { Numerator = 1, Denominator = 2 }, Exclusive = true },
        Complete = new() { Rule = "complete", Required = true },
        CertificationDays = new() { Rule = "days", Maximum = 7 },
    };
}

using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Elections.VoterLists;

namespace Saylau.Tests.Rules.Tabulation;

public sealed class RunningRulesTests
{
    [Theory]
    [InlineData(4, 4, 20, false, false)]
    [InlineData(5, 5, 20, false, true)]
    [InlineData(5, 15, 20, false, true)]
    [InlineData(5, 16, 20, false, false)]
    [InlineData(9, 19, 20, false, false)]
    [InlineData(9, 20, 20, false, true)]
    [InlineData(1, 20, 20, false, false)]
    [InlineData(3, 3, 3, true, true)]
    [InlineData(2, 2, 3, true, false)]
    [InlineData(5, 21, 20, false, true)]
    public void Running_figures_move_on_by_enough_and_leave_enough(long changed, long counted, long expected, bool isFirst, bool moves) =>
        Assert.Equal(moves, RunningRules.MayMoveOn(changed, counted, expected, 5, isFirst));

    [Fact]
    public void No_two_figures_that_are_shown_are_fewer_stations_apart_than_the_law_asks_for()
    {
        for (var expected = 1; expected <= 40; expected++)
        {
            for (var step = 2; step <= 6; step++)
            {
                var (shown, isFirst) = (0, true);
                for (var counted = 1; counted <= expected; counted++)
                {
                    if (!RunningRules.MayMoveOn(counted - shown, counted, expected, step, isFirst))
                        continue;
                    Assert.True(counted - shown >= step || expected < step, $"{shown} to {counted} of {expected} by {step}");
                    (shown, isFirst) = (counted, false);
                }

                Assert.Equal(expected, shown);
            }
        }
    }

    [Theory]
    [InlineData(6, 6, 0, 0, ResultStatus.UnofficialComplete)]
    [InlineData(6, 6, 0, 1, ResultStatus.Correction)]
    [InlineData(5, 6, 0, 1, ResultStatus.UnofficialPartial)]
    [InlineData(5, 6, 1, 1, ResultStatus.Recount)]
    [InlineData(4, 6, 1, 0, ResultStatus.UnofficialPartial)]
    [InlineData(4, 6, 2, 0, ResultStatus.Recount)]
    [InlineData(0, 1, 1, 0, ResultStatus.Recount)]
    [InlineData(0, 0, 0, 0, ResultStatus.UnofficialPartial)]
    public void A_recount_is_what_is_missing_to_a_count_that_was_complete(long counted, long expected, long underRecount, long corrected, ResultStatus status) =>
        Assert.Equal(status, ResultRules.StatusOf(counted, expected, underRecount, corrected));

    [Theory]
    [InlineData(100, 60u, 100u, 60)]
    [InlineData(101, 60u, 100u, 61)]
    [InlineData(100, 0u, 100u, 0)]
    [InlineData(100, 110u, 100u, 100)]
    public void So_many_voters_are_assumed_to_vote_and_no_fewer(long voters, uint part, uint whole, long votes) =>
        Assert.Equal(votes, OutstandingRules.Assumed(voters, new Ratio { Numerator = part, Denominator = whole }));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 5)]
    [InlineData(9, 5)]
    [InlineData(10, 10)]
    public void Figures_of_few_are_shown_in_multiples(long amount, long shown) => Assert.Equal(shown, VoterListCoarse.Of(amount, 5));
}

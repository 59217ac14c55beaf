using CsCheck;
using Saylau.Common.V1;
using Saylau.Elections.Nominations;

namespace Saylau.Tests.Rules.Nominations;

public sealed class BallotOrderRulesTests
{
    private static readonly Gen<string[]> Candidates = Gen.Char["abcdefgh"].Array[1, 6].Select(letters => new string(letters)).HashSet[1, 12].Select(ids => ids.ToArray());

    [Fact]
    public void A_draw_is_a_permutation_that_does_not_depend_on_who_came_first() => Gen.Select(Candidates, Gen.String[1, 20])
        .SelectMany((ids, seed) => Gen.Shuffle(ids).Select(shuffled => (ids, seed, shuffled)))
        .Sample(drawn =>
        {
            var order = BallotOrderRules.Draw(drawn.seed, drawn.ids);
            return order.SequenceEqual(BallotOrderRules.Draw(drawn.seed, drawn.shuffled)) && order.Order(StringComparer.Ordinal).SequenceEqual(drawn.ids.Order(StringComparer.Ordinal));
        });

    [Fact]
    public void Anybody_can_compute_the_order_again()
    {
        // printf '%s' 'seed,one' | sha256sum, and so on.
        Assert.Equal("3249e4ce4c5b13ca58ec1197016946c1944be5b524cb1337dc0999803be73a4f", BallotOrderRules.Ticket("seed", "one"));
        Assert.Equal(["three", "one", "two"], BallotOrderRules.Draw("seed", ["one", "two", "three"]));
    }

    [Fact]
    public void An_order_that_its_seed_does_not_give_is_found_and_one_drawn_by_hand_is_not_computed()
    {
        var order = BallotOrderRules.Draw("seed", ["one", "two", "three"]);

        Assert.Equal(Outcome.Satisfied, BallotOrderRules.IsAsDrawn("e", "seed", order).Outcome);
        Assert.Equal(Outcome.Violated, BallotOrderRules.IsAsDrawn("e", "seed", [.. order.Reverse()]).Outcome);
        Assert.Equal(Outcome.NotApplicable, BallotOrderRules.IsAsDrawn("e", "", [.. order.Reverse()]).Outcome);
    }

    [Theory]
    [InlineData("one two", "two one", Outcome.Satisfied)]
    [InlineData("one two", "one", Outcome.Violated)]
    [InlineData("one two", "one two two", Outcome.Violated)]
    [InlineData("one two", "one two three", Outcome.Violated)]
    public void An_order_names_everybody_once_and_nobody_else(string registered, string order, Outcome expected) =>
        Assert.Equal(expected, BallotOrderRules.IsWhole("e", registered.Split(' '), order.Split(' ')).Outcome);

    [Theory]
    [InlineData("CALLED", 1, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData("CALLED", 0, Outcome.Satisfied, Outcome.Violated)]
    [InlineData("CERTIFIED", 1, Outcome.Violated, Outcome.Satisfied)]
    [InlineData("", 1, Outcome.Violated, Outcome.Satisfied)]
    public void There_is_something_to_draw_in_an_election_that_is_called(string state, int registered, Outcome called, Outcome candidates) =>
        Assert.Equal([called, candidates], BallotOrderRules.MayDraw("e", state, [.. Enumerable.Range(0, registered).Select(at => $"c{at}")]).Select(finding => finding.Outcome));
}

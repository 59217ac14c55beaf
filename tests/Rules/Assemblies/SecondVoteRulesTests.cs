using Saylau.Common.V1;
using Saylau.Elections.Assemblies;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Assemblies;

public sealed class SecondVoteRulesTests
{
    private static readonly IndirectElectionLaw Law = new()
    {
        Quorum = new() { Rule = "quorum", Share = new() { Numerator = 1, Denominator = 2 }, Exclusive = true },
    };

    [Theory]
    [InlineData(37u, 34u, 2u, 1u, OutcomeKind.Elected, "a")]
    [InlineData(36u, 18u, 10u, 8u, OutcomeKind.Invalid, "")]
    [InlineData(36u, 19u, 10u, 9u, OutcomeKind.Elected, "a")]
    [InlineData(37u, 34u, 17u, 17u, OutcomeKind.Tie, "")]
    [InlineData(37u, 34u, 0u, 0u, OutcomeKind.Undecided, "")]
    [InlineData(0u, 0u, 0u, 0u, OutcomeKind.Invalid, "")]
    public void The_greater_number_elects_where_there_is_a_quorum(uint listed, uint voted, uint a, uint b, OutcomeKind expected, string elected)
    {
        var outcome = SecondVoteRules.Decide(Votes(listed, voted, ("a", a), ("b", b)), Law);
        Assert.Equal((expected, elected), (outcome.Kind, string.Join(',', outcome.Elected)));
    }

    [Theory]
    [InlineData(OutcomeKind.Runoff, 1u, "a", "b", "")]
    [InlineData(OutcomeKind.Runoff, 1u, "b", "a", "")]
    [InlineData(OutcomeKind.Elected, 1u, "a", "b", "elections.indirect.second_after_runoff")]
    [InlineData(OutcomeKind.Runoff, 1u, "a", "c", "elections.indirect.second_choices")]
    [InlineData(OutcomeKind.Runoff, 0u, "a", "b", "elections.indirect.second_seats")]
    public void A_second_vote_is_between_those_whom_the_first_left(OutcomeKind first, uint left, string one, string two, string unmet) =>
        Assert.Equal(unmet, string.Join(',', SecondVoteRules.Follows(new(first, left, ["a", "b"]), Votes(37, 34, (one, 2), (two, 1)))
            .Where(finding => finding.Outcome is not Outcome.Satisfied).Select(finding => finding.Rule)));

    [Theory]
    [InlineData(19u, Outcome.Satisfied)]
    [InlineData(18u, Outcome.Violated)]
    public void A_second_vote_needs_the_quorum_of_the_first(uint voted, Outcome expected) =>
        Assert.Equal(expected, Assert.Single(SecondVoteRules.IsValid(Votes(36, voted, ("a", 2), ("b", 1)), Law)).Outcome);

    private static ElectorVotes Votes(uint listed, uint voted, params (string Id, uint Votes)[] choices) =>
        new(1, listed, voted, null, [.. choices.Select(choice => new RankedChoice(choice.Id, choice.Votes))]);
}

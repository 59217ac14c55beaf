using Saylau.Common.V1;
using Saylau.Elections.Assemblies;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Tests.Rules.Tabulation;

namespace Saylau.Tests.Rules.Assemblies;

public sealed class IndirectRulesTests
{
    private static readonly IndirectElectionLaw Law = new()
    {
        Quorum = new() { Rule = "quorum", Share = new() { Numerator = 1, Denominator = 2 }, Exclusive = true },
        Majority = new() { Rule = "majority", Share = new() { Numerator = 1, Denominator = 2 }, Exclusive = true },
    };

    [Theory]
    [InlineData(1u, 37u, 34u, "30,3,1", OutcomeKind.Elected, "a", "")]
    [InlineData(1u, 37u, 19u, "10,9", OutcomeKind.Elected, "a", "")]
    [InlineData(1u, 36u, 18u, "10,8", OutcomeKind.Invalid, "", "")]
    [InlineData(1u, 37u, 34u, "17,10,7", OutcomeKind.Runoff, "", "a,b")]
    [InlineData(1u, 37u, 34u, "14,10,10", OutcomeKind.Tie, "", "")]
    [InlineData(1u, 37u, 34u, "3", OutcomeKind.Undecided, "", "")]
    [InlineData(2u, 37u, 34u, "18,9,7", OutcomeKind.Runoff, "a", "b,c")]
    [InlineData(1u, 0u, 0u, "0", OutcomeKind.Invalid, "", "")]
    public void A_quorum_makes_a_vote_and_a_majority_elects(
        uint seats, uint listed, uint voted, string votes, OutcomeKind expected, string elected, string runoff)
    {
        var outcome = IndirectRules.Decide(Of(seats, listed, voted, null, votes), Law);
        Assert.Equal((expected, elected, runoff), (outcome.Kind, string.Join(',', outcome.Elected), string.Join(',', outcome.Runoff)));
    }

    [Theory]
    [InlineData(37u, 37u, "37", 37u, "")]
    [InlineData(37u, 38u, "37", 37u, "elections.indirect.voted")]
    [InlineData(37u, 34u, "30,5", 37u, "elections.indirect.votes")]
    public void No_more_vote_than_are_listed_and_no_more_is_counted_than_voted(uint listed, uint voted, string votes, uint deputies, string unmet) =>
        Assert.Equal(unmet, string.Join(',', IndirectRules.AddsUp(Of(1, listed, voted, deputies, votes))
            .Where(finding => finding.Outcome is not Outcome.Satisfied).Select(finding => finding.Rule)));

    [Theory]
    [InlineData(37u, Outcome.Satisfied)]
    [InlineData(36u, Outcome.Warning)]
    [InlineData(null, Outcome.NotApplicable)]
    public void More_electors_than_deputies_is_a_warning(uint? deputies, Outcome expected) =>
        Assert.Equal(expected, IndirectRules.AddsUp(Of(1, 37, 34, deputies, "30")).Last().Outcome);

    private static ElectorVotes Of(uint seats, uint listed, uint voted, uint? deputies, string votes)
    {
        var counts = votes.Split(',').Select(count => uint.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return new(seats, listed, voted, deputies, [.. Votes.Names(counts.Length).Zip(counts, (id, count) => new RankedChoice(id, count))]);
    }
}

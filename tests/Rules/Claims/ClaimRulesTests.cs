using Saylau.Common.V1;
using Saylau.Parties.Alignments;
using Saylau.Parties.Claims;
using Saylau.Parties.V1;

namespace Saylau.Tests.Rules.Claims;

/// <summary>What can happen to a claim, and who says what.</summary>
public sealed class ClaimRulesTests
{
    private static readonly PartyClaim Claim = new()
    {
        ClaimId = "one",
        PartyId = "party",
        Claimant = "A paper",
        ClaimedOn = "2020-05",
        State = ClaimState.Standing,
    };

    [Theory]
    [InlineData("A paper", "", "2020-05-01", new string[0])]
    [InlineData("A paper", "", "2020-04-30", new[] { "parties.claims.in_order" })]
    [InlineData("Another paper", "", "2020-06-01", new[] { "parties.claims.own" })]
    [InlineData("A paper", "party", "2020-06-01", new[] { "parties.claims.own" })]
    public void Only_whoever_made_a_claim_takes_it_back_and_not_before(string claimant, string party, string day, string[] violated) =>
        Assert.Equal(violated, Violated(ClaimRules.MayWithdraw(Claim, claimant, party, day)));

    [Fact]
    public void A_claim_is_withdrawn_once_and_may_be_answered_for_ever()
    {
        var withdrawn = Claim.Clone();
        withdrawn.State = ClaimState.Withdrawn;

        Assert.Equal(["parties.claims.state"], Violated(ClaimRules.MayWithdraw(withdrawn, "A paper", "", "2020-06-01")));
        Assert.Empty(Violated(ClaimRules.MayAnswer(withdrawn, "party", "The party")));
    }

    [Fact]
    public void An_answer_is_about_the_same_party_and_by_another() => Assert.Equal(
        ["parties.claims.same_party", "parties.claims.another_claimant"], Violated(ClaimRules.MayAnswer(Claim, "other", "A paper")));

    [Fact]
    public void Each_claimant_is_heard_with_the_latest_word()
    {
        var positions = AlignmentRules.Positions(
        [
            Says("a-1", "paper", Alignment.Government), Says("b-1", "mission", Alignment.Opposition), Says("a-2", "paper", Alignment.Opposition), Says("c-1", "court", Alignment.Independent),
        ]);

        Assert.Equal([Alignment.Opposition, Alignment.Independent], positions.Select(position => position.Alignment));
        Assert.Equal(["a-2", "b-1"], positions[0].Claims.Select(claim => claim.ClaimId));
    }

    private static AttributedAlignment Says(string id, string who, Alignment alignment) => new() { ClaimId = id, AttributedTo = who, Alignment = alignment };

    private static IEnumerable<string> Violated(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule);
}

using Saylau.Parliament.Deliberations;
using Saylau.Parliament.Texts;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class AmendmentRulesTests
{
    [Theory]
    [InlineData(AmendmentState.Tabled, AmendmentAct.Adopt)]
    [InlineData(AmendmentState.Tabled, AmendmentAct.Lapse)]
    [InlineData(AmendmentState.Adopted, AmendmentAct.Reject, "parliament.amendments.open")]
    [InlineData(AmendmentState.Withdrawn, AmendmentAct.Adopt, "parliament.amendments.open")]
    [InlineData(AmendmentState.Tabled, AmendmentAct.Table, "parliament.amendments.open")]
    public void An_amendment_is_decided_once(AmendmentState state, AmendmentAct act, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(AmendmentRules.MayDecide(Amendment(state), act, null, "2011-02-02")));

    [Theory]
    [InlineData(AmendmentAct.Adopt, "PASSED", "a1", "2011-02-02")]
    [InlineData(AmendmentAct.Reject, "FAILED", "a1", "2011-02-02")]
    [InlineData(AmendmentAct.Adopt, "FAILED", "a1", "2011-02-02", "parliament.amendments.vote_result")]
    [InlineData(AmendmentAct.Reject, "PASSED", "a1", "2011-02-02", "parliament.amendments.vote_result")]
    [InlineData(AmendmentAct.Lapse, "FAILED", "a1", "2011-02-02", "parliament.amendments.vote_result")]
    [InlineData(AmendmentAct.Adopt, "PASSED", "a2", "2011-02-02", "parliament.amendments.vote_on_it")]
    [InlineData(AmendmentAct.Adopt, "PASSED", "", "2011-02-02", "parliament.amendments.vote_on_it")]
    [InlineData(AmendmentAct.Adopt, "PASSED", "a1", "2011-02-01", "parliament.amendments.after_vote")]
    public void By_a_vote_on_it_that_came_out_so(AmendmentAct act, string result, string on, string day, params string[] violated)
    {
        var vote = VoteRulesTests.Vote("kz-senate", result, "AMENDMENT") with { AmendmentId = on };

        Assert.Equal(violated, ParliamentLaws.Unmet(AmendmentRules.MayDecide(Amendment(), act, vote, day)));
    }

    [Fact]
    public void Nothing_is_decided_before_it_was_proposed() =>
        Assert.Equal(["parliament.amendments.after_proposal"], ParliamentLaws.Unmet(AmendmentRules.MayDecide(Amendment(), AmendmentAct.Adopt, null, "2011-01-31")));

    [Theory]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "")]
    [InlineData("", "abc")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", "abc")]
    [InlineData("", "", "parliament.texts.hashed")]
    [InlineData("ba7816bf", "", "parliament.texts.hashed")]
    [InlineData("za7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "", "parliament.texts.hashed")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "abd", "parliament.texts.hash")]
    public void A_text_is_known_by_its_hash(string hash, string text, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(TextRules.MayRecord(hash, text, "2011-01-31", "2011-01-31")));

    [Fact]
    public void A_text_is_no_older_than_its_bill() =>
        Assert.Equal(["parliament.texts.after_introduction"], ParliamentLaws.Unmet(TextRules.MayRecord("", "abc", "2011-01-31", "2011-01-30")));

    [Theory]
    [InlineData(BillStage.Committee, "2011-01-31")]
    [InlineData(BillStage.RejectedByPresident, "2011-01-31")]
    [InlineData(BillStage.Passed, "2011-01-31", "parliament.deliberations.stage")]
    [InlineData(BillStage.Enacted, "2011-01-30", "parliament.deliberations.stage", "parliament.deliberations.after_introduction")]
    public void Committees_report_while_a_bill_is_before_parliament(BillStage stage, string day, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(DeliberationRules.IsBeforeParliament(stage, "2011-01-31", day, "bill")));

    [Theory]
    [InlineData(BillStage.SentForReview, "2011-01-17")]
    [InlineData(BillStage.SentForReview, "2011-01-16", "parliament.reviews.after_sending")]
    [InlineData(BillStage.Reviewed, "2011-01-17", "parliament.reviews.stage")]
    public void A_review_is_of_a_bill_that_was_sent_to_it(BillStage stage, string day, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(DeliberationRules.MayReview(stage, "2011-01-17", day, "bill")));

    private static AmendmentFacts Amendment(AmendmentState state = AmendmentState.Tabled) => new("a1", state, "2011-02-01");
}

using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class VoteRulesTests
{
    [Theory]
    [InlineData(BillKind.Law, VoteMatter.Passage, 23u, 47u, false)]
    [InlineData(BillKind.Law, VoteMatter.Passage, 24u, 47u, true)]
    [InlineData(BillKind.ConstitutionalAmendment, VoteMatter.Override, 37u, 47u, false)]
    [InlineData(BillKind.ConstitutionalAmendment, VoteMatter.Override, 38u, 47u, true)]
    [InlineData(BillKind.ConstitutionalAmendment, VoteMatter.Override, 85u, 107u, false)]
    [InlineData(BillKind.ConstitutionalAmendment, VoteMatter.Override, 86u, 107u, true)]
    public void A_majority_is_of_all_seats(BillKind kind, VoteMatter matter, uint votes, uint seats, bool reached)
    {
        var majority = VoteRules.Majority(kind, matter, ParliamentLaws.Kz.Bills)!;

        Assert.Equal(reached, VoteRules.IsReached(majority, "", new(votes, 0, 0, null), seats).Outcome is Outcome.Satisfied);
    }

    [Theory]
    [InlineData(2u, 2u, 0u, Outcome.Violated)]
    [InlineData(3u, 2u, 0u, Outcome.Satisfied)]
    [InlineData(3u, 2u, 1u, Outcome.Violated)]
    [InlineData(0u, 0u, 0u, Outcome.Undetermined)]
    public void Or_of_the_votes_that_were_cast(uint yes, uint no, uint abstained, Outcome expected)
    {
        var majority = VoteRules.Majority(BillKind.Law, VoteMatter.Passage, ParliamentLaws.Kz.Bills)!.Clone();
        majority.Basis = MajorityBasis.VotesCast;

        Assert.Equal(expected, VoteRules.IsReached(majority, "", new(yes, no, abstained, null), 47).Outcome);
    }

    [Theory]
    [InlineData(40u, 5u, 1u, 1u)]
    [InlineData(40u, 5u, 2u, 1u, "parliament.votes.seats")]
    [InlineData(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, "parliament.votes.seats")]
    public void No_more_vote_than_have_a_seat(uint yes, uint no, uint abstained, uint absent, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(Record(counts: new(yes, no, abstained, absent))));

    [Theory]
    [InlineData(BillStage.FirstReading, VoteMatter.Passage)]
    [InlineData(BillStage.SecondReading, VoteMatter.Passage)]
    [InlineData(BillStage.Committee, VoteMatter.Passage, "parliament.votes.stage")]
    [InlineData(BillStage.Passed, VoteMatter.Override, "parliament.votes.stage")]
    [InlineData(BillStage.RejectedByPresident, VoteMatter.Override)]
    public void A_vote_is_held_where_it_is_due(BillStage stage, VoteMatter matter, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(Record(stage: stage, matter: matter)));

    [Theory]
    [InlineData("2011-01-14")]
    [InlineData("2011-01-13", "parliament.votes.after_introduction")]
    public void A_vote_is_not_earlier_than_its_bill(string day, params string[] violated) => Assert.Equal(violated, ParliamentLaws.Unmet(Record(heldOn: day)));

    [Fact]
    public void Each_chamber_votes_for_itself_where_the_law_says_so() =>
        Assert.Equal(["parliament.votes.scope"], ParliamentLaws.Unmet(Record(chamber: "")));

    [Fact]
    public void A_vote_that_the_law_does_not_know_is_none() => Assert.Equal(
        ["parliament.votes.known", "parliament.votes.scope"], ParliamentLaws.Unmet(Record(BillKind.Resolution, BillStage.RejectedByPresident, VoteMatter.Override)));

    [Theory]
    [InlineData(MajorityBasis.Present, 51u, 40u, 5u, 100u, VoteResult.Passed)]
    [InlineData(MajorityBasis.Present, 50u, 40u, 5u, 100u, VoteResult.Failed)]
    [InlineData(MajorityBasis.Present, 51u, 40u, 5u, null, VoteResult.Undetermined)]
    [InlineData(MajorityBasis.Voting, 41u, 40u, 19u, null, VoteResult.Passed)]
    [InlineData(MajorityBasis.Voting, 40u, 40u, 19u, null, VoteResult.Failed)]
    [InlineData(MajorityBasis.Voting, 0u, 0u, 90u, null, VoteResult.Failed)]
    [InlineData(MajorityBasis.VotesCast, 0u, 0u, 0u, null, VoteResult.Failed)]
    public void A_majority_may_be_of_those_present_or_voting(MajorityBasis basis, uint yes, uint no, uint abstained, uint? present, VoteResult expected)
    {
        var majority = VoteRules.Majority(BillKind.Law, VoteMatter.Passage, ParliamentLaws.Kz.Bills)!.Clone();
        majority.Basis = basis;

        Assert.Equal(expected, VoteRules.Decide(majority, "kz-mazhilis", new(yes, no, abstained, null, present), 107, null).Result);
    }

    [Theory]
    [InlineData(72u, 72u, VoteResult.Passed)]
    [InlineData(71u, 71u, VoteResult.Failed)]
    [InlineData(71u, 72u, VoteResult.Passed)]
    [InlineData(71u, null, VoteResult.Undetermined)]
    [InlineData(72u, null, VoteResult.Passed)]
    public void Too_few_decide_nothing(uint votes, uint? present, VoteResult expected) => Assert.Equal(expected, VoteRules.Decide(
        VoteRules.Majority(BillKind.Law, VoteMatter.Passage, ParliamentLaws.Kz.Bills)!, "kz-mazhilis", new(votes, 0, 0, null, present), 107, ParliamentLaws.Kz.Voting).Result);

    [Theory]
    [InlineData(41u)]
    [InlineData(40u)]
    [InlineData(39u, "parliament.votes.present")]
    public void No_more_vote_than_are_present(uint present, params string[] violated) => Assert.Equal(violated, ParliamentLaws.Unmet(Record(counts: new(38, 1, 1, null, present))));

    [Theory]
    [InlineData(VoteMatter.FirstReading, BillStage.FirstReading, true)]
    [InlineData(VoteMatter.FirstReading, BillStage.SecondReading, false)]
    [InlineData(VoteMatter.Amendment, BillStage.Committee, true)]
    [InlineData(VoteMatter.Amendment, BillStage.Passed, false)]
    [InlineData(VoteMatter.Consent, BillStage.SentBack, true)]
    [InlineData(VoteMatter.Consent, BillStage.SecondReading, false)]
    public void Every_matter_has_its_stages(VoteMatter matter, BillStage stage, bool due) =>
        Assert.Equal(due, !ParliamentLaws.Unmet(Record(stage: stage, matter: matter)).Contains("parliament.votes.stage", StringComparer.Ordinal));

    [Fact]
    public void The_latest_vote_of_each_chamber_counts()
    {
        VoteRow[] votes = [Vote("kz-senate", "FAILED"), Vote("kz-mazhilis", "PASSED"), Vote("kz-senate", "PASSED")];

        Assert.Empty(ParliamentLaws.Unmet(VoteRules.HasPassed(BillKind.Law, VoteMatter.Passage, votes, ParliamentLaws.Kz)));
        Assert.Equal(["parliament.votes.passage_passed"], ParliamentLaws.Unmet(VoteRules.HasPassed(BillKind.Law, VoteMatter.Passage, votes[..2], ParliamentLaws.Kz)));
    }

    [Fact]
    public void A_joint_vote_counts_the_seats_of_all()
    {
        var law = ParliamentLaws.Kz;
        VoteRules.Majority(BillKind.Law, VoteMatter.Passage, law.Bills)!.Scope = VoteScope.Jointly;

        Assert.Equal(154u, VoteRules.Seats("", law));
        Assert.Empty(ParliamentLaws.Unmet(VoteRules.HasPassed(BillKind.Law, VoteMatter.Passage, [Vote("", "PASSED")], law)));
    }

    internal static VoteRow Vote(string chamber, string result, string matter = "PASSAGE") => new()
    {
        Id = $"vote-{chamber}-{result}",
        BillId = "bill",
        Jurisdiction = "kz",
        ChamberId = chamber,
        Matter = matter,
        Method = "OPEN",
        VotesFor = 1,
        VotesAgainst = 0,
        Abstained = 0,
        Seats = 47,
        HeldOn = "2011-02-02",
        Result = result,
        Findings = [],
    };

    private static Finding[] Record(
        BillKind kind = BillKind.Law, BillStage stage = BillStage.FirstReading, VoteMatter matter = VoteMatter.Passage, string chamber = "kz-senate",
        VoteCounts? counts = null, string heldOn = "2011-02-02") =>
        [.. VoteRules.MayRecord(kind, stage, "2011-01-14", matter, chamber, counts ?? new(40, 0, 0, null), heldOn, ParliamentLaws.Kz)];
}

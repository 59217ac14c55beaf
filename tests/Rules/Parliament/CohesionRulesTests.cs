using Saylau.Common.V1;
using Saylau.Parliament.Votes;

namespace Saylau.Tests.Rules.Parliament;

public sealed class CohesionRulesTests
{
    [Theory]
    [InlineData(10, 0, 1u, 1u)]
    [InlineData(5, 5, 0u, 1u)]
    [InlineData(8, 2, 3u, 5u)]
    [InlineData(2, 8, 3u, 5u)]
    public void In_one_vote_cohesion_is_the_difference_as_a_share(long yes, long no, uint part, uint whole)
    {
        var measured = CohesionRules.Measure("group", 10, [Vote(yes, no)]);

        Assert.Equal(new Ratio { Numerator = part, Denominator = whole }, measured.MeanRice);
        Assert.Equal(measured.MeanRice, measured.WeightedRice);
        Assert.Equal(no == 0 ? 1u : 0u, measured.UnanimousVotes);
    }

    [Fact]
    public void Over_several_votes_each_vote_weighs_the_same_or_each_ballot()
    {
        // Indices of 1, 3/5 and 0; votes in which nobody took a side say nothing.
        var measured = CohesionRules.Measure("group", 12, [Vote(2, 0), Vote(8, 2), Vote(4, 4), Vote(0, 0)]);

        Assert.Equal((3u, 12u, 1u), (measured.Votes, measured.Members, measured.UnanimousVotes));
        Assert.Equal(new Ratio { Numerator = 8, Denominator = 15 }, measured.MeanRice);
        Assert.Equal(new Ratio { Numerator = 2, Denominator = 5 }, measured.WeightedRice);
    }

    [Fact]
    public void Where_nobody_took_a_side_there_is_none()
    {
        var measured = CohesionRules.Measure("group", 0, [Vote(0, 0)]);

        Assert.Equal((0u, null, null), (measured.Votes, measured.MeanRice, measured.WeightedRice));
    }

    [Fact]
    public void A_mean_that_32_bits_cannot_hold_is_rounded_down_in_billionths()
    {
        // One part each of 97, 89, 83, 79, 73 and 71: their product has 12 digits.
        Ratio mean = CohesionRules.Mean([(1, 97), (1, 89), (1, 83), (1, 79), (1, 73), (1, 71)])!;

        Assert.Equal(new Ratio { Numerator = 12_339_131, Denominator = 1_000_000_000 }, mean);
    }

    [Fact]
    public void What_is_nothing_of_something_is_zero_and_of_nothing_is_none()
    {
        Assert.Equal(new Ratio { Numerator = 0, Denominator = 1 }, CohesionRules.Share(0, 5));
        Assert.Null(CohesionRules.Share(0, 0));
    }

    [Fact]
    public void Members_agree_where_both_did_the_same()
    {
        // Seventy votes, more than one word of bits has: the first and the third differ in the last, the second was away in the first ten.
        var ballots = Enumerable.Range(0, 70).SelectMany(vote => new[]
        {
            Cast(vote, "ada", "FOR"), Cast(vote, "cem", vote == 69 ? "ABSTAINED" : "FOR"), Cast(vote, "bo", vote < 10 ? "ABSENT" : vote < 40 ? "FOR" : "AGAINST"),
        }).ToList();

        var pairs = AgreementRules.Pairs(ballots).ToList();

        Assert.Equal([("ada", "bo", 60u, 30u), ("ada", "cem", 70u, 69u), ("bo", "cem", 60u, 30u)], pairs.Select(pair => (pair.PersonId, pair.OtherPersonId, pair.Votes, pair.Alike)));
        Assert.Equal(new Ratio { Numerator = 1, Denominator = 2 }, pairs[0].AlikeRatio);
        Assert.Equal(["bo", "cem"], AgreementRules.Pairs(ballots, "ada").Select(pair => pair.OtherPersonId));
        Assert.Equal("cem", Assert.Single(AgreementRules.Pairs(ballots, "cem", "ada")).OtherPersonId);
    }

    [Fact]
    public void Who_never_voted_together_neither_agrees_nor_differs() =>
        Assert.Empty(AgreementRules.Pairs([Cast(1, "ada", "FOR"), Cast(2, "bo", "FOR"), Cast(1, "cem", "EXCUSED")]));

    private static CastBallot Cast(int vote, string person, string choice) => new() { VoteId = $"vote-{vote}", PersonId = person, Choice = choice };

    private static GroupVote Vote(long yes, long no) => new() { GroupId = "group", VoteId = "vote", VotesFor = yes, VotesAgainst = no };
}

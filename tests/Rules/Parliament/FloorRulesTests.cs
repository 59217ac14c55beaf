using Saylau.Common.V1;
using Saylau.Parliament.Floor;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class FloorRulesTests
{
    [Theory]
    [InlineData(99, 0u)]
    [InlineData(100, 1u)]
    [InlineData(149, 2u)]
    [InlineData(150, 1u)]
    [InlineData(200, 2u)]
    public void A_member_is_there_from_arriving_until_leaving(long at, uint present) => Assert.Equal(present, FloorRules.Present(
        [There("one", 100, 150), There("two", 120, null), There("one", 200, null), There("other", 0, null, "kz-mazhilis")], "kz-senate", at));

    [Fact]
    public void Nobody_entered_is_not_nobody_there() => Assert.Null(FloorRules.Present([There("other", 0, null, "kz-mazhilis")], "kz-senate", 100));

    [Theory]
    [InlineData(2u, Outcome.Violated)]
    [InlineData(3u, Outcome.Satisfied)]
    [InlineData(null, Outcome.Undetermined)]
    public void A_quorum_is_a_share_of_all_seats(uint? present, Outcome expected) =>
        Assert.Equal(expected, FloorRules.Quorum(SittingRulesTests.Sitting(), "kz-senate", present, 4, 100, Law())!.Outcome);

    [Fact]
    public void A_law_that_is_silent_knows_no_quorum() => Assert.Null(FloorRules.Quorum(SittingRulesTests.Sitting(), "kz-senate", 0, 4, 100, null));

    [Theory]
    [InlineData(true, 1u, Outcome.Violated)]
    [InlineData(false, 1u, Outcome.Warning)]
    [InlineData(false, null, Outcome.NotApplicable)]
    [InlineData(false, 3u, Outcome.Satisfied)]
    public void A_sitting_opens_without_a_quorum_only_where_the_law_lets_it(bool required, uint? present, Outcome expected)
    {
        var law = Law();
        law.QuorumToOpen = new() { Rule = "open", Required = required, Citation = new() { Text = "law" } };

        Assert.Equal(expected, Assert.Single(FloorRules.ToOpen([FloorRules.Quorum(SittingRulesTests.Sitting(), "kz-senate", present, 4, 100, law)!], law)).Outcome);
    }

    [Theory]
    [InlineData(true, 150, 200L)]
    [InlineData(true, 50, 100L)]
    [InlineData(true, 149, 200L, "parliament.floor.there_once")]
    [InlineData(true, 50, 101L, "parliament.floor.there_once")]
    [InlineData(true, 50, null, "parliament.floor.there_once")]
    [InlineData(false, 150, null, "parliament.floor.mandate_held")]
    public void A_member_is_there_once(bool isHeld, long arrived, long? left, params string[] violated) => Assert.Equal(violated, ParliamentLaws.Unmet(
        FloorRules.MayAttend(SittingRulesTests.Sitting(), ParliamentLaws.Member("one"), isHeld, [There("one", 100, 150)], arrived, left)));

    [Theory]
    [InlineData("2011-02-01", "kz-senate", 100)]
    [InlineData("2011-02-02", "kz-senate", 100, "parliament.floor.vote_of_day")]
    [InlineData("2011-02-01", "kz-other", 100, "parliament.floor.chamber_sits")]
    [InlineData("2011-02-01", "", 99, "parliament.floor.item_taken_up")]
    public void A_vote_is_of_the_day_and_on_an_item_that_was_taken_up(string day, string chamber, long at, params string[] violated) => Assert.Equal(violated, ParliamentLaws.Unmet(
        FloorRules.MayPlace(SittingRulesTests.Sitting(), SittingRulesTests.Item("a", 1, 100) with { BillId = "bill" }, Vote(day, chamber), at)));

    [Theory]
    [InlineData(100L, 100, true)]
    [InlineData(101L, 100, false)]
    [InlineData(null, 100, false)]
    public void An_item_is_taken_up_by_a_moment(long? takenUp, long at, bool holds) => Assert.Equal(holds ? Outcome.Satisfied : Outcome.Violated,
        FloorRules.IsTakenUp(SittingRulesTests.Item("a", 1, takenUp), at).Outcome);

    [Fact]
    public void A_vote_on_another_bill_is_found() => Assert.Equal(["parliament.floor.bill_of_item"], ParliamentLaws.Unmet(
        FloorRules.MayPlace(SittingRulesTests.Sitting(), SittingRulesTests.Item("a", 1, 100) with { BillId = "other" }, Vote("2011-02-01", ""), 100)));

    [Theory]
    [InlineData(30u, Outcome.Satisfied)]
    [InlineData(29u, Outcome.Warning)]
    [InlineData(null, Outcome.NotApplicable)]
    public void More_votes_than_members_there_are_a_warning(uint? present, Outcome expected) =>
        Assert.Equal(expected, FloorRules.VotersWereThere(Vote("2011-02-01", ""), present).Outcome);

    [Theory]
    [InlineData("OPENED", 100, 120L, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData("OPENED", 99, 120L, Outcome.Warning, Outcome.Satisfied)]
    [InlineData("OPENED", 119, 121L, Outcome.Satisfied, Outcome.Warning)]
    [InlineData("OPENED", 119, null, Outcome.Satisfied, Outcome.Warning)]
    public void A_speaker_is_there_and_has_the_floor_alone(string state, long began, long? ended, Outcome there, Outcome alone)
    {
        var findings = FloorRules.MaySpeak(SittingRulesTests.Sitting(state), "m-one", "kz-senate", [There("one", 100, null)], [Speech(120, 180)], began, ended).ToList();

        Assert.Equal((there, alone), (ParliamentLaws.Of("parliament.floor.speaker_there", findings), ParliamentLaws.Of("parliament.floor.one_speaks", findings)));
        Assert.Empty(ParliamentLaws.Unmet(findings));
    }

    [Fact]
    public void Nobody_speaks_before_the_opening_or_for_a_chamber_that_does_not_sit() => Assert.Equal(["parliament.floor.sitting_opened", "parliament.floor.chamber_sits"],
        ParliamentLaws.Unmet(FloorRules.MaySpeak(SittingRulesTests.Sitting(), "m-one", "kz-other", [], [], 100, 120)));

    [Theory]
    [InlineData(60L, 60L, Outcome.Satisfied)]
    [InlineData(60L, 61L, Outcome.Warning)]
    public void More_than_the_time_allotted_is_a_warning(long allotted, long spoken, Outcome expected) =>
        Assert.Equal(expected, Assert.Single(FloorRules.KeepsTime(SpeechKind.Debate, allotted, spoken, null)).Outcome);

    [Fact]
    public void No_time_is_kept_where_none_was_allotted_or_the_speech_goes_on()
    {
        Assert.Empty(FloorRules.KeepsTime(SpeechKind.Debate, null, 60, null));
        Assert.Empty(FloorRules.KeepsTime(SpeechKind.Debate, 60, null, null));
        Assert.Equal(5, Speech(100, 165).Overtime());
        Assert.Equal(0, Speech(100, 160).Overtime());
    }

    [Fact]
    public void The_fewest_are_there_right_after_somebody_left()
    {
        AttendanceRow[] attendance = [There("one", 0, 300), There("two", 0, 200), There("two", 400, null), There("three", 0, null)];

        Assert.Equal([100, 250, 300], FloorRules.Moments(100, 500, [250], attendance));
        Assert.Equal([100, 200], FloorRules.Moments(100, 300, [], attendance));
    }

    private static AttendanceRow There(string person, long arrived, long? left, string chamber = "kz-senate") =>
        new() { SittingId = "sitting", MandateId = $"m-{person}", ArrivedAt = arrived, LeftAt = left, PersonId = person, ChamberId = chamber, PartyId = "" };

    private static VoteFacts Vote(string day, string chamber) => new() { Id = "vote", Jurisdiction = "kz", BillId = "bill", ChamberId = chamber, HeldOn = day, CastVotes = 30 };

    private static SpeechRow Speech(long began, long? ended) => new()
    {
        Id = "speech",
        SittingId = "sitting",
        ItemId = "",
        Kind = "DEBATE",
        MandateId = "m-two",
        PersonId = "two",
        PartyId = "",
        Office = "",
        BeganAt = began,
        EndedAt = ended,
        AllottedSeconds = 60,
        Findings = [],
    };

    private static SittingLaw Law() => new() { Quorum = new() { Rule = "quorum", Share = new() { Numerator = 2, Denominator = 3 }, Citation = new() { Text = "law" } } };
}

using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class MandateRulesTests
{
    [Theory]
    [InlineData(true, Outcome.Satisfied)]
    [InlineData(false, Outcome.Violated)]
    [InlineData(null, Outcome.Undetermined)]
    public void Whom_the_certified_result_does_not_name_has_no_seat(bool? elected, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.mandates.elected", Take(elected)));

    [Theory]
    [InlineData(SeatClass.ElectedByRegions, Outcome.Satisfied)]
    [InlineData(SeatClass.Appointed, Outcome.Violated)]
    [InlineData(SeatClass.ElectedByLists, Outcome.Violated)]
    public void Only_a_class_that_is_elected_is_won(SeatClass seatClass, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.mandates.elected_class", Take(seatClass: seatClass)));

    [Theory]
    [InlineData(31, Outcome.Satisfied)]
    [InlineData(32, Outcome.Violated)]
    public void A_class_has_so_many_seats(int sitting, Outcome expected) => Assert.Equal(
        expected, ParliamentLaws.Of("parliament.chambers.senate.regions", Take(sitting: ParliamentLaws.Members("ELECTED_BY_REGIONS", sitting))));

    [Theory]
    [InlineData(1, "KZ-AKM", Outcome.Satisfied)]
    [InlineData(2, "KZ-AKM", Outcome.Violated)]
    [InlineData(0, "", Outcome.Violated)]
    public void A_region_has_two_of_them(int sitting, string region, Outcome expected) => Assert.Equal(expected,
        ParliamentLaws.Of("parliament.mandates.per_region", Take(region: region, sitting: ParliamentLaws.Members("ELECTED_BY_REGIONS", sitting, "KZ-AKM"))));

    [Theory]
    [InlineData(2u, Outcome.Satisfied)]
    [InlineData(1u, Outcome.Violated)]
    public void A_list_fills_no_more_seats_than_it_won(uint won, Outcome expected) => Assert.Equal(expected, ParliamentLaws.Of(
        "parliament.mandates.list_seats", Take(won: won, sitting: [ParliamentLaws.Member("other", "ELECTED_BY_LISTS", party: "party")])));

    [Theory]
    [InlineData("somebody", Outcome.Violated)]
    [InlineData("other", Outcome.Satisfied)]
    public void Nobody_sits_twice(string sitting, Outcome expected) =>
        Assert.Equal(expected, ParliamentLaws.Of("parliament.mandates.sits_once", Take(sitting: [ParliamentLaws.Member(sitting)])));

    private static Finding[] Take(
        bool? elected = true, SeatClass seatClass = SeatClass.ElectedByRegions, string region = "KZ-AKM", uint? won = null, IReadOnlyList<MandateRow>? sitting = null) =>
        [.. MandateRules.MayTakeElectedSeat(
            new("somebody", seatClass, region, "party", "vote"), new(elected, won, "elections/vote"), sitting ?? [], ParliamentLaws.Senate, ParliamentLaws.Kz.Mandates)];
}

using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class SeatRulesTests
{
    [Theory]
    [InlineData("2014-10-03", Outcome.Violated)]
    [InlineData("2014-10-04", Outcome.Satisfied)]
    public void A_seat_is_held_by_one_at_a_time(string startsOn, Outcome expected) => Assert.Equal(expected, ParliamentLaws.Of(
        "parliament.seats.free", SeatRules.MayHold(Seat("one", "KZ-AKM"), new(SeatClass.ElectedByRegions, "KZ-AKM", startsOn, ""), [ParliamentLaws.Member("one")])));

    [Fact]
    public void Who_left_early_holds_it_no_longer() => Assert.Equal(Outcome.Satisfied, ParliamentLaws.Of("parliament.seats.free",
        SeatRules.MayHold(Seat("one", "KZ-AKM"), new(SeatClass.ElectedByRegions, "KZ-AKM", "2011-01-01", ""), [ParliamentLaws.Member("one") with { EndedOn = "2011-01-01" }])));

    [Theory]
    [InlineData(SeatClass.ElectedByRegions, "KZ-AKM", Outcome.Satisfied)]
    [InlineData(SeatClass.ElectedByRegions, "KZ-ALA", Outcome.Violated)]
    [InlineData(SeatClass.Appointed, "KZ-AKM", Outcome.Violated)]
    public void A_mandate_is_of_the_class_and_region_of_its_seat(SeatClass seatClass, string region, Outcome expected) => Assert.Equal(
        expected, ParliamentLaws.Of("parliament.seats.matches", SeatRules.MayHold(Seat("one", "KZ-AKM"), new(seatClass, region, "2011-01-01", ""), [])));

    [Theory]
    [InlineData(1, "KZ-AKM", false)]
    [InlineData(2, "KZ-AKM", true)]
    [InlineData(0, "", true)]
    public void A_region_has_as_many_seats_as_the_law_gives_it(int known, string region, bool refused) => Assert.Equal(refused,
        SeatRules.Objection(Seat("new", region), ParliamentLaws.Senate, [.. Enumerable.Range(0, known).Select(number => Seat($"s-{number}", "KZ-AKM"))]) is not null);

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void A_class_has_as_many_seats_as_the_law_gives_it(int known, bool refused) => Assert.Equal(refused,
        SeatRules.Objection(Appointed("new"), ParliamentLaws.Senate, [.. Enumerable.Range(0, known).Select(number => Appointed($"s-{number}"))]) is not null);

    [Fact]
    public void A_class_that_the_law_does_not_know_has_none() => Assert.NotNull(SeatRules.Objection(new() { SeatId = "new", SeatClass = SeatClass.ElectedByLists }, ParliamentLaws.Senate, []));

    [Fact]
    public void A_renewal_is_when_most_terms_end()
    {
        MandateRow[] held = [Until("a", "2014-10-04"), Until("b", "2014-10-04"), Until("c", "2011-12-01"), Until("d", "")];

        Assert.Equal("2014-10-04", SeatRules.RenewedOn(held, "2011-01-01"));
        Assert.Equal("", SeatRules.RenewedOn(held, "2014-10-04"));
    }

    [Theory]
    [InlineData(16, 0, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData(17, 0, Outcome.Violated, Outcome.Satisfied)]
    [InlineData(15, 1, Outcome.Satisfied, Outcome.Violated)]
    public void Half_of_the_senate_is_renewed_and_all_of_one_half(int first, int second, Outcome size, Outcome onePart)
    {
        uint?[] ending = [.. Enumerable.Repeat<uint?>(1, first), .. Enumerable.Repeat<uint?>(2, second)];
        var findings = SeatRules.IsRenewal(ending, ParliamentLaws.Kz.Tenure.Renewals[0], 32).ToArray();

        Assert.Equal((size, onePart), (ParliamentLaws.Of("parliament.renewals.senate", findings), ParliamentLaws.Of("parliament.seats.one_part", findings)));
    }

    [Fact]
    public void Without_recorded_seats_nobody_knows_which_half() => Assert.Equal(Outcome.Undetermined,
        ParliamentLaws.Of("parliament.seats.one_part", SeatRules.IsRenewal([null, null], ParliamentLaws.Kz.Tenure.Renewals[0], 32)));

    private static MandateRow Until(string person, string endsOn) => ParliamentLaws.Member(person) with { EndsOn = endsOn };

    private static Seat Seat(string id, string region) => new() { SeatId = id, SeatClass = SeatClass.ElectedByRegions, Region = region, Number = 1 };

    private static Seat Appointed(string id) => new() { SeatId = id, SeatClass = SeatClass.Appointed, Number = 1 };
}

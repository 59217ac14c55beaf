using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class ChamberRulesTests
{
    [Theory]
    [InlineData("kz-senate", 47u)]
    [InlineData("kz-mazhilis", 107u)]
    [InlineData("kz-third", 0u)]
    public void The_law_gives_each_chamber_its_seats(string chamber, uint seats)
    {
        Assert.Equal(seats, ChamberRules.Total(ChamberRules.Of(ParliamentLaws.Kz, chamber)));
        Assert.Equal(seats > 0 ? Outcome.Satisfied : Outcome.Violated, ChamberRules.IsKnown(chamber, ParliamentLaws.Kz).Outcome);
    }

    [Theory]
    [InlineData(32u, 15u)]
    [InlineData(33u, 14u, "parliament.chambers.senate.regions")]
    [InlineData(32u, 16u, "parliament.chambers.senate.appointed", "parliament.chambers.total")]
    public void No_class_has_more_members_than_seats(uint elected, uint appointed, params string[] violated)
    {
        var held = new Dictionary<SeatClass, uint> { [SeatClass.ElectedByRegions] = elected, [SeatClass.Appointed] = appointed };

        Assert.Equal(violated, ParliamentLaws.Unmet(ChamberRules.IsWithinTheLaw("kz-senate", ParliamentLaws.Senate, held)));
    }

    [Fact]
    public void Members_of_a_class_that_the_law_does_not_have_are_too_many() => Assert.Equal(
        ["parliament.chambers.class_in_law"],
        ParliamentLaws.Unmet(ChamberRules.IsWithinTheLaw("kz-senate", ParliamentLaws.Senate, new Dictionary<SeatClass, uint> { [SeatClass.ElectedByLists] = 1 })));
}

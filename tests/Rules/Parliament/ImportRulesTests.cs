using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class ImportRulesTests
{
    [Fact]
    public void The_whole_senate_and_no_more_is_entered()
    {
        var facts = Facts();
        var senate = ParliamentLaws.Senate.Seats[0].Seats + ParliamentLaws.Senate.Seats[1].Seats;

        Assert.Equal(47u, senate);
        Assert.All(Enumerable.Range(0, 15), number => Assert.Equal(RowOutcome.Stored, ImportRules.Decide(Entry($"a-{number}"), facts).Outcome));
        Assert.Equal("SEATS_EXCEEDED", ImportRules.Decide(Entry("a-15"), facts).Reason);
        Assert.Equal(RowOutcome.Stored, ImportRules.Decide(Entry("later", startsOn: "2014-10-04", endsOn: ""), facts).Outcome);
    }

    [Fact]
    public void A_region_has_two_senators()
    {
        var facts = Facts();

        Assert.All(["one", "two"], person => Assert.Equal(RowOutcome.Stored, ImportRules.Decide(Entry(person, SeatClass.ElectedByRegions, "KZ-AKM"), facts).Outcome));
        Assert.Equal("SEATS_EXCEEDED", ImportRules.Decide(Entry("three", SeatClass.ElectedByRegions, "KZ-AKM"), facts).Reason);
        Assert.Equal(RowOutcome.Stored, ImportRules.Decide(Entry("three", SeatClass.ElectedByRegions, "KZ-ALA"), facts).Outcome);
        Assert.Equal("REGION_UNKNOWN", ImportRules.Decide(Entry("four", SeatClass.ElectedByRegions, "KZ-XXX"), facts).Reason);
    }

    [Fact]
    public void What_is_there_already_is_said_to_be()
    {
        var facts = Facts();
        ImportRules.Decide(Entry("one"), facts);

        Assert.Equal(RowOutcome.Present, ImportRules.Decide(Entry("one"), facts).Outcome);
        Assert.Equal("MANDATE_DIFFERS", ImportRules.Decide(Entry("one", endsOn: "2014-10-05"), facts).Reason);
        var again = Entry("one");
        again.MandateId = "m-again";
        Assert.Equal("PERSON_SITS", ImportRules.Decide(again, facts).Reason);
        (again.StartsOn, again.EndsOn) = ("2014-10-04", "2020-10-04");
        Assert.Equal(RowOutcome.Stored, ImportRules.Decide(again, facts).Outcome);
    }

    [Theory]
    [InlineData("one", "KZ-AKM", "", "")]
    [InlineData("one", "KZ-AKM", "other", "NOT_ELECTED")]
    [InlineData("one", "KZ-ALA", "", "NOT_ELECTED")]
    [InlineData("two", "KZ-AKM", "", "NOT_ELECTED")]
    public void Who_is_said_to_be_elected_is(string person, string region, string party, string reason)
    {
        var entry = Entry(person, SeatClass.ElectedByRegions, region);
        (entry.ElectionId, entry.PartyId) = ("vote", party);

        Assert.Equal(reason, ImportRules.Decide(entry, Facts(hasSource: false)).Reason);
    }

    [Fact]
    public void What_was_before_the_record_needs_a_source() => Assert.Equal("SOURCE_MISSING", ImportRules.Decide(Entry("one"), Facts(hasSource: false)).Reason);

    [Fact]
    public void A_term_ends_after_it_begins()
    {
        Assert.Equal("DATES_INVALID", ImportRules.Decide(Entry("one", endsOn: "2008-10-04"), Facts()).Reason);
        Assert.Equal(RowOutcome.Stored, ImportRules.Decide(Entry("one", endsOn: "2008-10-05"), Facts()).Outcome);
    }

    [Theory]
    [InlineData("s-akm-1", "KZ-AKM", "")]
    [InlineData("s-akm-1", "KZ-ALA", "SEAT_NOT_FOUND")]
    [InlineData("s-none", "KZ-AKM", "SEAT_NOT_FOUND")]
    public void A_seat_that_is_named_is_there(string seat, string region, string reason)
    {
        var (facts, entry) = (Facts(), Entry("one", SeatClass.ElectedByRegions, region));
        entry.SeatId = seat;

        Assert.Equal(reason, ImportRules.Decide(entry, facts).Reason);
        entry = Entry("two", SeatClass.ElectedByRegions, region);
        entry.SeatId = seat;
        if (reason.Length == 0)
            Assert.Equal("SEATS_EXCEEDED", ImportRules.Decide(entry, facts).Reason);
    }

    private static ImportFacts Facts(bool hasSource = true) => new(
        ParliamentLaws.Senate, new HashSet<string>(["KZ-AKM", "KZ-ALA"], StringComparer.Ordinal),
        new HashSet<ElectedHolder> { new("vote", "one", "", "KZ-AKM") }, hasSource,
        new Dictionary<string, Seat>(StringComparer.Ordinal) { ["s-akm-1"] = new() { SeatId = "s-akm-1", SeatClass = SeatClass.ElectedByRegions, Region = "KZ-AKM", Number = 1 } },
        []);

    private static MandateEntry Entry(string person, SeatClass seatClass = SeatClass.Appointed, string region = "", string startsOn = "2008-10-04", string endsOn = "2014-10-04") => new()
    {
        MandateId = $"m-{person}",
        Person = new() { PersonId = person, Name = new() },
        SeatClass = seatClass,
        Region = region,
        StartsOn = startsOn,
        EndsOn = endsOn,
    };
}

using Saylau.Common.V1;
using Saylau.Elections.Assemblies;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Assemblies;

public sealed class SeatTermRulesTests
{
    private static readonly DateOnly Voting = new(2010, 6, 6);
    private static readonly IndirectElectionLaw Law = new() { SeatDays = new() { Rule = "seat_days", Maximum = 60 } };

    [Theory]
    [InlineData("2010-06-06", true)]
    [InlineData("2010-08-05", true)]
    [InlineData("2010-08-06", false)]
    public void A_seat_is_up_whose_term_ends_soon(string until, bool expected) =>
        Assert.Equal(expected, SeatTermRules.Up([Seat(1, 1, "2004-06-07", until)], Voting, Law).Count is 1);

    [Theory]
    [InlineData("2010-06-06", true)]
    [InlineData("2010-06-07", false)]
    public void Where_the_law_is_silent_a_seat_is_up_whose_term_has_ended(string until, bool expected) =>
        Assert.Equal(expected, SeatTermRules.Up([Seat(1, 1, "2004-06-07", until)], Voting, new()).Count is 1);

    [Fact]
    public void Half_of_the_seats_are_up()
    {
        var up = SeatTermRules.Up(
            [Seat(2, 2, "2007-07-01", "2013-06-30"), Seat(1, 1, "1998-07-01", "2004-06-30"), Seat(1, 1, "2004-07-01", "2010-06-30"), Seat(3, 1, "2010-07-01", "2016-06-30")],
            Voting, Law);
        Assert.Equal([Seat(1, 1, "2004-07-01", "2010-06-30")], up);
    }

    [Theory]
    [InlineData(1u, 1, true, Outcome.Satisfied)]
    [InlineData(2u, 1, true, Outcome.Violated)]
    [InlineData(2u, 0, false, Outcome.NotApplicable)]
    public void No_more_seats_are_filled_than_are_up(uint filled, int up, bool recorded, Outcome expected) =>
        Assert.Equal(expected, SeatTermRules.AreUp(filled, up, recorded, Law).Outcome);

    [Fact]
    public void The_next_term_begins_the_day_after_and_lasts_its_years() =>
        Assert.Equal(("2010-07-01", "2016-06-30"), SeatTermRules.Next(Seat(1, 1, "2004-07-01", "2010-06-30"), 6));

    private static SeatTerm Seat(uint number, uint seatClass, string from, string until) => new("KZ-AKM", number, seatClass, from, until);
}

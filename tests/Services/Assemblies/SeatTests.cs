using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Assemblies;

public sealed class SeatTests(CountingWorld world)
{
    [Fact]
    public async Task Half_of_the_seats_are_filled_and_the_elected_take_them()
    {
        var unit = new Unit(world, "half", "KZ-AKT");
        await unit.Election();
        await unit.Candidate("half-a");
        await unit.Candidate("half-b");
        var rows = (await world.Commission.Assemblies.ImportSeatsAsync(Import("half-office",
            Seat("KZ-AKT", 2, 2, "2007-06-01", "2013-05-31"), Seat("KZ-AKT", 1, 1, "2004-06-01", "2010-05-31"), Seat("KZ-AKT", 1, 1, "2004-06-01", "2010-05-31"),
            Seat("KZ-AKT", 1, 2, "2004-06-01", "2010-05-31"), Seat("AR-NOR", 1, 1, "2004-06-01", "2010-05-31"), Seat("KZ-AKT", 3, 1, "2010-06-01", "2010-05-31")))).Rows;
        Assert.Equal(["", "", "", "SEAT_DIFFERS", "REGION_UNKNOWN", "SEAT_DATES_INVALID"], rows.Select(row => row.Reason));

        Assert.Equal([1u, 2u], (await world.Public.Assemblies.ListSeatsAsync(new() { OfficeId = "half-office", AsOf = "2010-05-31" })).Seats.Select(seat => seat.Seat.SeatNumber));
        Assert.Equal([2u], (await world.Public.Assemblies.ListSeatsAsync(new() { OfficeId = "half-office", AsOf = "2010-06-01" })).Seats.Select(seat => seat.Seat.SeatNumber));
        var up = Assert.Single((await world.Public.Assemblies.ListSeatsUpAsync(new() { ElectionId = "half" })).Seats);
        Assert.Equal((1u, 1u), (up.Seat.SeatNumber, up.Seat.SeatClass));

        await Refused.ByRules(world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(2, 37, 34, ("half-a", 20), ("half-b", 14))), "elections.indirect.seats_up");
        var answer = await world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(1, 37, 34, ("half-a", 20), ("half-b", 14)));
        var mandate = Assert.Single((await world.Public.Assemblies.ListElectedMandatesAsync(new() { ElectionId = "half" })).Mandates);
        Assert.Equal(("half-a-person", 1u, 1u, "2010-06-01", "2015-05-31"), (mandate.PersonId, mandate.SeatNumber, mandate.SeatClass, mandate.TermFrom, mandate.TermUntil));
        Assert.Equal(answer.LedgerPosition, mandate.ResultPosition);
        var count = await world.Public.Assemblies.CountElectedAsync(new() { ElectionId = "half" });
        Assert.Equal([new ClassElected { SeatClass = 1, Count = 1 }], count.ByClass);
    }

    [Fact]
    public async Task Where_no_seat_is_recorded_the_elected_have_none()
    {
        var unit = new Unit(world, "seatless", "KZ-AKT");
        await unit.Election();
        await unit.Candidate("seatless-a");
        await unit.Candidate("seatless-b");
        Assert.Empty((await world.Public.Assemblies.ListSeatsUpAsync(new() { ElectionId = "seatless" })).Seats);
        var result = (await world.Commission.Assemblies.RecordIndirectResultAsync(unit.Result(1, 37, 34, ("seatless-a", 20), ("seatless-b", 14)))).Result;
        Assert.Contains(result.Findings, finding => finding is { Rule: "elections.indirect.seats_up", Outcome: Outcome.NotApplicable });
        var mandate = Assert.Single((await world.Public.Assemblies.ListElectedMandatesAsync(new() { ElectionId = "seatless" })).Mandates);
        Assert.Equal((false, false, ""), (mandate.HasSeatNumber, mandate.HasSeatClass, mandate.TermFrom));
        Assert.Empty((await world.Public.Assemblies.ListElectedMandatesAsync(new() { ElectionId = "seatless", AsOf = "2010-06-05" })).Mandates);
        Assert.Empty((await world.Public.Assemblies.CountElectedAsync(new() { ElectionId = "seatless" })).ByClass);
    }

    [Fact]
    public async Task Seats_are_of_an_office_and_filled_by_an_election_that_assemblies_hold()
    {
        await world.Election("direct-seats", ElectionKind.Regular);
        await Refused.By(world.Commission.Assemblies.ImportSeatsAsync(Import("no-such", Seat("KZ-AKT", 1, 1, "2004-06-01", "2010-05-31"))), StatusCode.NotFound, "OFFICE_NOT_FOUND");
        await Refused.By(world.Public.Assemblies.ListSeatsAsync(new() { OfficeId = "no-such" }), StatusCode.NotFound, "OFFICE_NOT_FOUND");
        await Refused.By(world.Public.Assemblies.ListSeatsUpAsync(new() { ElectionId = "direct-seats" }), StatusCode.InvalidArgument, "ELECTION_KIND_DIFFERS");
        await Refused.By(world.Public.Assemblies.ListElectedMandatesAsync(new() { ElectionId = "direct-seats" }), StatusCode.InvalidArgument, "ELECTION_KIND_DIFFERS");
    }

    private static ImportSeatsRequest Import(string office, params Seat[] rows) =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-02-01", OfficeId = office, Rows = { rows } };

    private static Seat Seat(string region, uint number, uint seatClass, string from, string until) =>
        new() { Region = region, SeatNumber = number, SeatClass = seatClass, TermFrom = from, TermUntil = until };
}

using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class ConvocationTests
{
    private const string Sixth = "mand-sixth";

    [Fact]
    public async Task A_dissolution_ends_the_mandates_and_who_sat_when_stays_known()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Secretariat.Chambers.ConveneConvocationAsync(Convene(Sixth, 6, "2016-10-01", "2020-10-01"));
        foreach (var person in new[] { "anders", "birch", "cole" })
            await world.Member(person);
        await world.Secretariat.Mandates.ResignMandateAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-01-10", MandateId = "seat-cole", Reason = "Illness." });

        var check = await world.Public.Chambers.CheckConvocationEndAsync(new() { ConvocationId = Sixth, End = ConvocationEnd.SelfDissolution, AsOf = "2020-02-01" });
        Assert.Equal(["parliament.convocations.dissolvable"], Refused.Unmet(check.Findings));
        var ended = await world.President.Chambers.EndConvocationAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-02-01",
            ConvocationId = Sixth,
            End = ConvocationEnd.Dissolution,
            Act = "Decree 1/2020",
        });

        Assert.Equal(["seat-anders", "seat-birch"], ended.MandateIds);
        Assert.Equal(MandateState.Dissolved, (await world.Public.Mandates.GetMandateAsync(new() { MandateId = "seat-anders" })).Mandate.State);
        Assert.Equal(["seat-anders", "seat-birch", "seat-cole"], await Sitting(world, new() { ChamberId = ParliamentWorld.Chamber, ConvocationId = Sixth }));
        Assert.Equal(["seat-anders", "seat-birch"], await Sitting(world, new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-01-31" }));
        Assert.Empty(await Sitting(world, new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-02-01" }));
        Assert.Equal("seat-cole", (await world.Public.Mandates.ListVacanciesAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-01-31" })).Vacancies.Single().MandateId);
        Assert.Empty((await world.Public.Mandates.ListVacanciesAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-02-01" })).Vacancies);
        await Refused.By(world.Public.Mandates.GetVacancyAsync(new() { MandateId = "seat-cole", AsOf = "2020-02-01" }), StatusCode.NotFound, "VACANCY_NOT_FOUND");

        var composition = await world.Public.Chambers.GetCompositionAsync(new() { ChamberId = ParliamentWorld.Chamber, ConvocationId = Sixth });
        Assert.Equal(("2020-01-31", 2u), (composition.AsOf, composition.Held.Held));
        await Refused.By(world.Public.Chambers.GetCompositionAsync(new() { ChamberId = ParliamentWorld.Chamber, ConvocationId = Sixth, AsOf = "2020-02-01" }),
            StatusCode.InvalidArgument, "OUTSIDE_CONVOCATION");
        var convocation = (await world.Public.Chambers.GetConvocationAsync(new() { ConvocationId = Sixth })).Convocation;
        Assert.Equal(("2020-02-01", ConvocationEnd.Dissolution, "Decree 1/2020"), (convocation.EndedOn, convocation.End, convocation.Act));
    }

    [Fact]
    public async Task Convocations_follow_one_another()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Secretariat.Chambers.ConveneConvocationAsync(Convene(Sixth, 6, "2016-10-01", "2020-10-01"));

        await Refused.By(world.Secretariat.Chambers.ConveneConvocationAsync(Convene(Sixth, 7, "2020-10-01", "")), StatusCode.AlreadyExists, "CONVOCATION_EXISTS");
        await Refused.ByRules(world.Secretariat.Chambers.ConveneConvocationAsync(Convene("mand-seventh", 8, "2020-09-30", "2024-10-01")),
            "parliament.convocations.one_at_a_time", "parliament.convocations.number_follows", "parliament.convocations.chamber");
        await Refused.By(world.Secretariat.Chambers.ConveneConvocationAsync(Convene("mand-seventh", 7, "2020-10-01", "2020-10-01")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        var check = await world.Public.Chambers.CheckConvocationAsync(new() { ChamberId = ParliamentWorld.Chamber, Number = 7, AsOf = "2020-10-01", EndsOn = "2024-10-01" });
        var seventh = await world.Secretariat.Chambers.ConveneConvocationAsync(Convene("mand-seventh", 7, "2020-10-01", "2024-10-01"));

        Assert.Equal(check.Findings, seventh.Findings);
        Assert.Equal([Sixth, "mand-seventh"], (await world.Public.Chambers.ListConvocationsAsync(new() { ChamberId = ParliamentWorld.Chamber })).Convocations.Select(one => one.ConvocationId));
        Assert.Equal([Sixth], (await world.Public.Chambers.ListConvocationsAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-09-30" })).Convocations.Select(one => one.ConvocationId));
        var first = await world.Public.Chambers.ListConvocationsAsync(new() { ChamberId = ParliamentWorld.Chamber, PageSize = 1 });
        var second = await world.Public.Chambers.ListConvocationsAsync(new() { ChamberId = ParliamentWorld.Chamber, PageSize = 1, PageToken = first.NextPageToken });
        Assert.Equal(("mand-seventh", ""), (Assert.Single(second.Convocations).ConvocationId, second.NextPageToken));
        await Refused.ByRules(world.Secretariat.Chambers.EndConvocationAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-09-30",
            ConvocationId = Sixth,
            End = ConvocationEnd.Term,
        }), "parliament.convocations.term_over");
    }

    [Fact]
    public async Task Seats_know_who_holds_them_and_who_did()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        var import = new ImportSeatsRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2019-10-02",
            ChamberId = ParliamentWorld.Chamber,
            Rows =
            {
                new Seat { SeatId = "mand-nor", SeatClass = SeatClass.ElectedByRegions, Region = "AR-NOR", Number = 1 },
                new Seat { SeatId = "mand-nor-2", SeatClass = SeatClass.ElectedByRegions, Region = "AR-NOR", Number = 2 },
                new Seat { SeatId = "mand-xxx", SeatClass = SeatClass.ElectedByRegions, Region = "AR-XXX", Number = 1 },
                new Seat { SeatId = "mand-appointed", SeatClass = SeatClass.Appointed, Number = 1, RenewalClass = 1 },
                new Seat { SeatId = "mand-appointed-b", SeatClass = SeatClass.Appointed, Number = 1, RenewalClass = 2 },
                new Seat { SeatId = "mand-nor", SeatClass = SeatClass.ElectedByRegions, Region = "AR-NOR", Number = 1 },
            },
        };
        var rows = (await world.Secretariat.Chambers.ImportSeatsAsync(import)).Rows;

        Assert.Equal(["", "SEATS_EXCEEDED", "REGION_UNKNOWN", "", "SEAT_DIFFERS", ""], rows.Select(row => row.Reason));
        Assert.Equal((RowOutcome.Stored, RowOutcome.Present), (rows[0].Outcome, rows[5].Outcome));

        var sitting = new RecordSittingMemberRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2019-10-02",
            Source = ParliamentWorld.Invented,
            ChamberId = ParliamentWorld.Chamber,
            MandateId = "mand-north",
            Person = ParliamentWorld.Person("north"),
            SeatClass = SeatClass.ElectedByRegions,
            Region = "AR-NOR",
            StartsOn = "2016-10-01",
            EndsOn = "2020-10-01",
            SeatId = "mand-nor",
        };
        await world.Secretariat.Mandates.RecordSittingMemberAsync(sitting);
        (sitting.RequestId, sitting.MandateId, sitting.Person) = (World.NewId(), "mand-other", ParliamentWorld.Person("other"));
        await Refused.ByRules(world.Secretariat.Mandates.RecordSittingMemberAsync(sitting), "parliament.seats.free");
        await world.Secretariat.Mandates.EndMandateAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-03-01", MandateId = "mand-north", Reason = "Died." });

        Assert.Equal("north", (await world.Public.Chambers.GetSeatAsync(new() { SeatId = "mand-nor", AsOf = "2020-02-29" })).Seat.Holder.Person.PersonId);
        var vacant = await world.Public.Chambers.GetSeatAsync(new() { SeatId = "mand-nor", AsOf = "2020-03-01" });
        Assert.Equal(("2020-03-01", 1), (vacant.Seat.VacantSince, vacant.Holders.Count));
        Assert.Null(vacant.Seat.Holder);
        Assert.Equal(["mand-appointed", "mand-nor"], (await world.Public.Chambers.ListSeatsAsync(
            new() { ChamberId = ParliamentWorld.Chamber, Vacant = true, AsOf = "2020-03-01" })).Seats.Select(seat => seat.Seat.SeatId));
        Assert.Equal(["mand-appointed"], (await world.Public.Chambers.ListSeatsAsync(
            new() { ChamberId = ParliamentWorld.Chamber, Vacant = true, AsOf = "2020-02-29" })).Seats.Select(seat => seat.Seat.SeatId));
        await Refused.By(world.Public.Chambers.GetSeatAsync(new() { SeatId = "mand-none" }), StatusCode.NotFound, "SEAT_NOT_FOUND");
    }

    [Fact]
    public async Task Half_of_the_appointed_is_renewed_at_a_time()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Secretariat.Chambers.ImportSeatsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2019-10-02",
            ChamberId = ParliamentWorld.Chamber,
            Rows = { Enumerable.Range(1, 4).Select(number => new Seat { SeatId = $"mand-a-{number}", SeatClass = SeatClass.Appointed, Number = (uint)number, RenewalClass = (uint)((number + 1) / 2) }) },
        });
        await world.Secretariat.Mandates.ImportMandatesAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2019-10-02",
            Source = ParliamentWorld.Invented,
            ChamberId = ParliamentWorld.Chamber,
            Rows = { Appointed(1, "2020-10-01"), Appointed(2, "2020-10-01"), Appointed(3, "2022-10-01") },
        });

        var renewal = await world.Public.Chambers.GetRenewalAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-01-01" });
        Assert.Equal("2020-10-01", renewal.RenewedOn);
        Assert.Equal([(1u, 2u, 2u), (2u, 0u, 1u)], renewal.Counts.Select(count => (count.RenewalClass, count.Mandates, count.Held)));
        Assert.Empty(Refused.Unmet(renewal.Findings));
        Assert.Equal("2022-10-01", (await world.Public.Chambers.GetRenewalAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-10-01" })).RenewedOn);
        Assert.Equal("", (await world.Public.Chambers.GetRenewalAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2022-10-01" })).RenewedOn);
    }

    private static MandateEntry Appointed(int number, string endsOn) => new()
    {
        MandateId = $"mand-m-{number}",
        Person = ParliamentWorld.Person($"mand-p-{number}"),
        SeatClass = SeatClass.Appointed,
        SeatId = $"mand-a-{number}",
        StartsOn = "2018-10-01",
        EndsOn = endsOn,
    };

    private static ConveneConvocationRequest Convene(string id, uint number, string startsOn, string endsOn) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2019-10-02",
        ChamberId = ParliamentWorld.Chamber,
        ConvocationId = id,
        Number = number,
        StartsOn = startsOn,
        EndsOn = endsOn,
    };

    private static async Task<IEnumerable<string>> Sitting(ParliamentWorld world, ListMembersSittingRequest request) =>
        (await world.Public.Chambers.ListMembersSittingAsync(request)).Members.Select(member => member.MandateId);
}

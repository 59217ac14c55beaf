using System.Text;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class MandateTests
{
    [Fact]
    public async Task A_chamber_that_the_law_does_not_have_is_not_entered()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        var request = new RecordChamberRequest { RequestId = World.NewId(), ChamberId = "ar-senate", Jurisdiction = "arland", Kind = ChamberKind.Upper, Name = ParliamentWorld.Text("Senate") };

        await Refused.ByRules(world.Secretariat.Chambers.RecordChamberAsync(request), "parliament.chambers.in_law");
        request.ChamberId = ParliamentWorld.Chamber;
        await Refused.By(world.Secretariat.Chambers.RecordChamberAsync(request), StatusCode.AlreadyExists, "CHAMBER_EXISTS");
        Assert.Equal([ParliamentWorld.Chamber], (await world.Public.Chambers.ListChambersAsync(new() { Jurisdiction = "arland" })).Chambers.Select(chamber => chamber.ChamberId));
        Assert.Equal(ChamberKind.Single, (await world.Public.Chambers.GetChamberAsync(new() { ChamberId = ParliamentWorld.Chamber })).Chamber.Kind);
    }

    [Fact]
    public async Task Seats_are_counted_by_class_against_the_law_of_the_day()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Member("anders");
        await world.Member("birch", party: "ar-lantern");
        var mandate = await world.Member("cole");

        foreach (var (day, held) in new[] { ("2016-09-30", 0u), ("2020-06-29", 3u), ("2020-10-01", 0u) })
        {
            var composition = await world.Public.Chambers.GetCompositionAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = day });
            Assert.Equal((22u, held, 22 - held), (composition.ByLaw.Seats, composition.Held.Held, composition.Held.Vacant));
            Assert.Equal([(15u, held), (3u, 0u), (4u, 0u)], composition.Classes.Select(seats => (seats.ByLaw.Seats, seats.Held.Held)));
            Assert.Equal(Provenance.Simulated, composition.Held.Basis.Source.Provenance);
            Assert.Empty(Refused.Unmet(composition.Findings));
        }

        var end = new EndMandateRequest { RequestId = World.NewId(), OccurredOn = "2020-06-30", MandateId = mandate.MandateId, Reason = "Resigned.", Etag = mandate.Etag };
        var check = await world.Public.Mandates.CheckMandateEndAsync(new() { MandateId = mandate.MandateId, AsOf = "2020-06-30" });
        var ended = await world.Secretariat.Mandates.EndMandateAsync(end);

        Assert.Equal(check.Findings, ended.Findings);
        Assert.Equal("2020-06-30", (await world.Public.Mandates.GetMandateAsync(new() { MandateId = mandate.MandateId })).Mandate.EndedOn);
        var count = await world.Public.Mandates.CountMandatesAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-06-30" });
        Assert.Equal([("ar-harbour", 1u), ("ar-lantern", 1u)], count.Counts.Select(one => (one.PartyId, one.Count)));
        Assert.Single((await world.Public.Mandates.ListMandatesAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-06-30", PartyId = "ar-lantern" })).Mandates);
        end.RequestId = World.NewId();
        await Refused.By(world.Secretariat.Mandates.EndMandateAsync(end), StatusCode.Aborted, "ETAG_MISMATCH");
    }

    [Fact]
    public async Task Nobody_is_entered_as_elected_whom_no_certified_result_names()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        var request = new RecordElectedMandateRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-10-20",
            ChamberId = ParliamentWorld.Chamber,
            MandateId = "seat-nobody",
            Person = ParliamentWorld.Person("nobody"),
            SeatClass = SeatClass.ElectedByRegions,
            ElectionId = "ar-2020-nothing",
            Region = "AR-NOR",
            StartsOn = "2020-10-20",
            EndsOn = "2024-10-20",
        };
        var check = await world.Public.Mandates.CheckElectedMandateAsync(
            new() { ChamberId = ParliamentWorld.Chamber, PersonId = "nobody", SeatClass = SeatClass.ElectedByRegions, ElectionId = "ar-2020-nothing", Region = "AR-NOR", AsOf = "2020-10-20" });

        Assert.Equal(["parliament.mandates.elected"], Refused.Unmet(check.Findings));
        await Refused.ByRules(world.Secretariat.Mandates.RecordElectedMandateAsync(request), "parliament.mandates.elected");
        (request.RequestId, request.Region) = (World.NewId(), "AR-XXX");
        await Refused.By(world.Secretariat.Mandates.RecordElectedMandateAsync(request), StatusCode.InvalidArgument, "REGION_UNKNOWN");
        await world.Suite.Services.Stop("elections");
        (request.RequestId, request.Region) = (World.NewId(), "AR-NOR");
        await Refused.By(world.Secretariat.Mandates.RecordElectedMandateAsync(request), StatusCode.Unavailable, "SERVICE_UNAVAILABLE");
    }

    [Fact]
    public async Task An_appointment_keeps_the_peoples_of_the_country_represented()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Member("anders");
        await world.Declare("anders", "Shore people");
        await world.Declare("ember", "shore PEOPLE");
        await world.Declare("frost", "Hill people");

        await Refused.ByRules(world.President.Mandates.AppointDeputiesAsync(ParliamentWorld.Appointment("few", "ember")), "parliament.appointments.representation");
        await Refused.By(world.President.Mandates.AppointDeputiesAsync(ParliamentWorld.Appointment("twice", "ember", "ember")), StatusCode.AlreadyExists, "MANDATE_EXISTS");
        await Refused.ByRules(world.President.Mandates.AppointDeputiesAsync(ParliamentWorld.Appointment("many", "pa", "pb", "pc", "pd", "ember", "frost")),
            "parliament.chambers.appointed");
        var appointment = (await world.President.Mandates.AppointDeputiesAsync(ParliamentWorld.Appointment("decree", "ember", "frost"))).Appointment;
        Assert.Equal(["decree-ember", "decree-frost"], appointment.MandateIds);

        var diversity = await world.Public.Mandates.GetDiversityAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-01-15" });
        Assert.Equal((2u, 3u, 0u, 1u), (diversity.GroupsRepresented, diversity.Declared, diversity.Undeclared, diversity.Suppressed));
        Assert.Equal((1u, 2u), (diversity.GroupsBefore, diversity.GroupsAfter));
        Assert.Equal(2u, Assert.Single(diversity.Counts).Count);
        Assert.Equal("Every people has a member.", diversity.LatestAppointment.Justification);
        Assert.Equal(["counts", "changes"], diversity.Withheld.Select(withheld => withheld.Field));
    }

    [Fact]
    public async Task No_answer_and_no_event_tells_the_group_of_one_person()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Member("anders");
        await world.Declare("anders", "Shore people");
        await world.Declare("frost", "Hill people");

        var check = await world.Public.Mandates.CheckAppointmentAsync(new() { ChamberId = ParliamentWorld.Chamber, PersonIds = { "frost" }, AsOf = "2020-01-15" });
        var diversity = await world.Public.Mandates.GetDiversityAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-01-15" });

        Assert.Equal(Outcome.Undetermined, check.Findings.Single(finding => finding.Rule is "parliament.appointments.representation").Outcome);
        Assert.Null(check.Findings.Single(finding => finding.Rule is "parliament.appointments.representation").Actual);
        Assert.NotEmpty(check.Withheld);
        Assert.Equal((0, 1u), (diversity.Counts.Count, diversity.Suppressed));
        using var events = world.As("auditor@arland").Ledger.ReadEvents(new() { Ledger = "parliament" });
        while (await events.ResponseStream.MoveNext(CancellationToken.None))
            Assert.Equal(-1, events.ResponseStream.Current.EventBytes.Span.IndexOf(Encoding.UTF8.GetBytes("people")));
    }

    [Fact]
    public async Task What_was_held_before_the_record_needs_a_source()
    {
        await using var world = await ParliamentWorld.StartWithChamber();

        await Refused.By(world.Secretariat.Mandates.RecordSittingMemberAsync(new()
        {
            RequestId = World.NewId(),
            ChamberId = ParliamentWorld.Chamber,
            MandateId = "seat-nobody",
            Person = ParliamentWorld.Person("nobody"),
            SeatClass = SeatClass.Appointed,
            StartsOn = "2016",
        }), StatusCode.InvalidArgument, "FIELDS_INVALID");
    }
}

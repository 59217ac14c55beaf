using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class MandateChangeTests
{
    private const string Seat = "seat-anders", Day = "2020-02-03";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_walk_through_the_states_of_a_mandate_goes_where_the_table_says(int seed)
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Member("anders");
        var acts = new Dictionary<MandateAct, Func<Task>>
        {
            [MandateAct.Vacate] = async () => await world.Secretariat.Mandates.EndMandateAsync(new() { RequestId = World.NewId(), OccurredOn = Day, MandateId = Seat, Reason = "Died." }),
            [MandateAct.Resign] = async () => await world.Secretariat.Mandates.ResignMandateAsync(new() { RequestId = World.NewId(), OccurredOn = Day, MandateId = Seat, Reason = "Illness." }),
            [MandateAct.Deprive] = async () => await world.Court.Mandates.DecideMandateLossAsync(Loss(MandateLossGround.Conviction)),
            [MandateAct.Appeal] = async () => await world.Secretariat.Mandates.AppealMandateLossAsync(new() { RequestId = World.NewId(), OccurredOn = Day, MandateId = Seat, Reason = "Innocent." }),
            [MandateAct.Confirm] = async () => await world.Court.Mandates.DecideMandateLossAppealAsync(Decide(restored: false)),
            [MandateAct.Restore] = async () => await world.Court.Mandates.DecideMandateLossAppealAsync(Decide(restored: true)),
        };
        // The mandate is deprived first, so that the walk goes to the court more often than it resigns.
        await acts[MandateAct.Deprive]();

        var taken = await LifecycleWalk.Take(MandateRules.Lifecycle, acts, async () => (await world.Public.Mandates.GetMandateAsync(new() { MandateId = Seat })).Mandate.State, seed, 30);

        Assert.NotEmpty(taken);
        var changes = (await world.Public.Mandates.ListMandateChangesAsync(new() { MandateId = Seat })).Changes;
        Assert.Equal(taken.Select(step => (step.Act, step.To)).Prepend((MandateAct.Deprive, MandateState.Lost)), changes.Select(change => (change.Act, change.State)));
    }

    [Fact]
    public async Task An_oath_is_taken_once_and_what_came_before_it_is_told()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Member("anders");
        await world.Secretariat.Groups.RegisterGroupAsync(GroupTests.Committee("mand-early", Seat));
        var check = await world.Public.Mandates.CheckMandateChangeAsync(new() { MandateId = Seat, Act = MandateAct.Swear, AsOf = Day });
        var sworn = await world.Secretariat.Mandates.RecordOathAsync(new() { RequestId = World.NewId(), OccurredOn = Day, MandateId = Seat });

        Assert.Equal(check.Findings, sworn.Findings);
        Assert.Equal(Day, sworn.Mandate.SwornOn);
        Assert.Equal(Outcome.Warning, sworn.Findings.Single(finding => finding.Rule is "parliament.mandates.acts_before_oath").Outcome);
        Assert.Equal(Outcome.Warning, sworn.Findings.Single(finding => finding.Rule is "parliament.members.oath_days").Outcome);
        await Refused.ByRules(world.Secretariat.Mandates.RecordOathAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-02-04", MandateId = Seat }), "parliament.mandates.sworn_once");
    }

    [Fact]
    public async Task A_mandate_is_lost_on_a_ground_of_the_law_by_who_may_decide()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Member("anders");

        await Refused.ByRules(world.Secretariat.Mandates.DecideMandateLossAsync(Loss(MandateLossGround.Conviction)), "parliament.mandates.loss_body");
        await Refused.ByRules(world.Court.Mandates.DecideMandateLossAsync(Loss(MandateLossGround.Absence)), "parliament.mandates.loss_ground");
        await Refused.By(world.As("court@elsewhere").Mandates.DecideMandateLossAsync(Loss(MandateLossGround.Conviction)), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        var lost = (await world.Secretariat.Mandates.DecideMandateLossAsync(Loss(MandateLossGround.PartyLeft))).Mandate;
        Assert.Equal((MandateState.Lost, Day), (lost.State, lost.EndedOn));
        var appeal = new AppealMandateLossRequest { RequestId = World.NewId(), OccurredOn = "2020-02-14", MandateId = Seat, Reason = "Never left." };
        await Refused.ByRules(world.Secretariat.Mandates.AppealMandateLossAsync(appeal), "parliament.losses.appeal_days");
        (appeal.RequestId, appeal.OccurredOn) = (World.NewId(), "2020-02-13");
        await world.Secretariat.Mandates.AppealMandateLossAsync(appeal);
        var restored = (await world.Court.Mandates.DecideMandateLossAppealAsync(Decide(restored: true, "2020-02-20"))).Mandate;

        Assert.Equal((MandateState.Held, ""), (restored.State, restored.EndedOn));
        var change = (await world.Public.Mandates.ListMandateChangesAsync(new() { MandateId = Seat, AsOf = Day })).Changes.Single();
        Assert.Equal((MandateLossGround.PartyLeft, MandateLossBody.Chamber, "Resolution 1/2020"), (change.Ground, change.Body, change.Decision));
    }

    [Fact]
    public async Task A_vacancy_of_an_appointed_seat_is_filled_by_appointment_in_time()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Declare("ember", "Shore people");
        await world.Declare("frost", "Hill people");
        await world.Declare("gale", "Hill people");
        await world.President.Mandates.AppointDeputiesAsync(ParliamentWorld.Appointment("decree", "ember", "frost"));
        await world.Secretariat.Mandates.ResignMandateAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-03-01", MandateId = "decree-frost", Reason = "Illness." });

        var open = (await world.Public.Mandates.GetVacancyAsync(new() { MandateId = "decree-frost", AsOf = "2020-04-30" })).Vacancy;
        Assert.Equal((VacancyManner.Appointment, "2020-03-01", "2020-04-30", Outcome.Undetermined), (open.Manner, open.VacantFrom, open.FillBy, open.Duty.Outcome));
        Assert.Equal(Outcome.Violated, (await world.Public.Mandates.GetVacancyAsync(new() { MandateId = "decree-frost", AsOf = "2020-05-01" })).Vacancy.Duty.Outcome);
        await Refused.By(world.Public.Mandates.GetVacancyAsync(new() { MandateId = "decree-ember", AsOf = "2020-05-01" }), StatusCode.NotFound, "VACANCY_NOT_FOUND");
        var request = new SubstituteMemberRequest { RequestId = World.NewId(), OccurredOn = "2020-05-02", MandateId = "decree-frost", NewMandateId = "mand-gale", Person = ParliamentWorld.Person("gale") };
        await Refused.ByRules(world.Secretariat.Mandates.SubstituteMemberAsync(request), "parliament.vacancies.manner", "parliament.vacancies.next_on_list");
        await Refused.ByRules(world.President.Mandates.SubstituteMemberAsync(request), "parliament.appointments.justification");
        request.Justification = "The hills keep their member.";
        await Refused.By(world.President.Mandates.SubstituteMemberAsync(request), StatusCode.InvalidArgument, "FIELDS_INVALID");
        request.Act = "Decree 5/2020";
        var check = await world.Public.Mandates.CheckSubstitutionAsync(new() { MandateId = "decree-frost", PersonId = "gale", AsOf = "2020-05-02" });
        var filled = await world.President.Mandates.SubstituteMemberAsync(request);

        Assert.DoesNotContain(check.Findings, finding => finding.Outcome is Outcome.Violated);
        Assert.NotEmpty(check.Withheld);
        Assert.Equal(("decree-frost", "mand-gale", "2024-01-15"), (filled.Mandate.SubstituteForMandateId, filled.Mandate.AppointmentId, filled.Mandate.EndsOn));
        Assert.Equal(Outcome.Warning, filled.Findings.Single(finding => finding.Rule is "parliament.vacancies.appointed").Outcome);
        Assert.Equal("mand-gale", (await world.Public.Mandates.GetVacancyAsync(new() { MandateId = "decree-frost", AsOf = "2020-05-02" })).Vacancy.FilledByMandateId);
        Assert.Equal(["decree-frost"], (await world.Public.Mandates.ListVacanciesAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-05-01" })).Vacancies.Select(one => one.MandateId));
        Assert.Empty((await world.Public.Mandates.ListVacanciesAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-05-02" })).Vacancies);
        (request.RequestId, request.NewMandateId) = (World.NewId(), "mand-again");
        await Refused.ByRules(world.President.Mandates.SubstituteMemberAsync(request), "parliament.vacancies.not_filled", "parliament.mandates.sits_once");
    }

    [Fact]
    public async Task Whoever_appoints_is_told_what_the_public_is_not()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Member("anders");
        await world.Declare("anders", "Shore people");
        await world.Declare("ember", "Hill people");
        await world.Declare("frost", "Lake people");
        var asked = new CheckAppointmentRequest { ChamberId = ParliamentWorld.Chamber, PersonIds = { "ember", "frost" }, AsOf = "2020-01-15" };

        var open = await world.Public.Mandates.CheckAppointmentAsync(asked);
        Assert.Equal((1u, false), (open.GroupsBefore, open.HasGroupsAfter));
        var told = await world.President.Mandates.CheckAppointmentAsync(asked);
        Assert.Equal((1u, 3u), (told.GroupsBefore, told.GroupsAfter));
        asked.PersonIds.Remove("frost");
        Assert.False((await world.President.Mandates.CheckAppointmentAsync(asked)).HasGroupsAfter);

        var appointed = await world.President.Mandates.AppointDeputiesAsync(ParliamentWorld.Appointment("decree", "ember", "frost"));
        Assert.Equal((1u, 3u), (appointed.GroupsBefore, appointed.GroupsAfter));
        var diversity = await world.Public.Mandates.GetDiversityAsync(new() { ChamberId = ParliamentWorld.Chamber, AsOf = "2020-01-15" });
        Assert.Equal(["parliament.appointments.representation", "parliament.appointments.keeps_groups"], diversity.Findings.Select(finding => finding.Rule));
        Assert.Empty(Refused.Unmet(diversity.Findings));
        Assert.Empty(diversity.Changes);
    }

    [Fact]
    public async Task Nobody_is_imported_as_elected_whom_no_certified_result_names()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        var request = new ImportMandatesRequest { RequestId = World.NewId(), OccurredOn = "2019-10-02", ChamberId = ParliamentWorld.Chamber, Rows = { Entry("one"), Entry("two") } };
        request.Rows[0].ElectionId = "ar-2020-nothing";

        Assert.Equal(["NOT_ELECTED", "SOURCE_MISSING"], (await world.Secretariat.Mandates.ImportMandatesAsync(request)).Rows.Select(row => row.Reason));
        (request.RequestId, request.Source) = (World.NewId(), ParliamentWorld.Invented);
        var stored = await world.Secretariat.Mandates.ImportMandatesAsync(request);
        Assert.Equal((RowOutcome.Refused, RowOutcome.Stored), (stored.Rows[0].Outcome, stored.Rows[1].Outcome));
        request.RequestId = World.NewId();
        Assert.Equal(RowOutcome.Present, (await world.Secretariat.Mandates.ImportMandatesAsync(request)).Rows[1].Outcome);
        await world.Suite.Services.Stop("elections");
        request.RequestId = World.NewId();
        await Refused.By(world.Secretariat.Mandates.ImportMandatesAsync(request), StatusCode.Unavailable, "SERVICE_UNAVAILABLE");
    }

    [Fact]
    public async Task A_table_of_members_is_read_line_by_line()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        var request = new ImportMandatesCsvRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2019-10-02",
            Source = ParliamentWorld.Invented,
            ChamberId = ParliamentWorld.Chamber,
            Csv = """
                mandate_id;person_id;name.en;seat_class;region;starts_on
                mand-one;one;One;ELECTED_BY_LISTS;;2016-10
                mand-two;two;Two;ELECTED_BY_REGIONS;AR-XXX;2016-10
                mand-three;three;Three;ELECTED_BY_NOBODY;;2016-10
                """,
        };
        var answer = await world.Secretariat.Mandates.ImportMandatesCsvAsync(request);

        Assert.Equal((";", 1u, 0u, 2u), (answer.Separator, answer.Stored, answer.Present, answer.Refused));
        Assert.Equal([("", "", 2u), ("REGION_UNKNOWN", "region", 3u), ("MANDATE_ROW_MALFORMED", "seat_class", 4u)], answer.Rows.Select(row => (row.Reason, row.Field, row.Line)));
        Assert.Equal("One", (await world.Public.Mandates.GetMandateAsync(new() { MandateId = "mand-one" })).Mandate.Person.Name.Text["en"]);
        (request.RequestId, request.Csv) = (World.NewId(), "mandate_id;colour\nmand-four;red\n");
        await Refused.By(world.Secretariat.Mandates.ImportMandatesCsvAsync(request), StatusCode.InvalidArgument, "MANDATES_CSV_UNREADABLE");
    }

    private static MandateEntry Entry(string person) => new()
    {
        MandateId = $"mand-{person}",
        Person = ParliamentWorld.Person(person),
        SeatClass = SeatClass.ElectedByLists,
        PartyId = "ar-harbour",
        StartsOn = "2016-10-01",
        EndsOn = "2020-10-01",
    };

    private static DecideMandateLossRequest Loss(MandateLossGround ground) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = Day,
        MandateId = Seat,
        Ground = ground,
        Decision = "Resolution 1/2020",
        Reason = "As the law says.",
    };

    private static DecideMandateLossAppealRequest Decide(bool restored, string on = Day) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        MandateId = Seat,
        Restored = restored,
        Decision = "Judgment 2/2020",
        Reason = "Heard.",
    };
}

using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Calendar;

public sealed class MilestoneTests(CountingWorld world)
{
    [Fact]
    public async Task Milestones_follow_from_the_law_and_are_kept_or_not_by_what_was_recorded()
    {
        await world.Election("mil", ElectionKind.Regular, "mil-a", "mil-b");

        var before = await Milestones("mil", "2010-06-05");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("mil", [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ("mil-a", 50), ("mil-b", 30)))]));
        var counted = await Milestones("mil", "2010-06-13");
        var late = await Milestones("mil", "2010-06-14");
        await world.Commission.Tabulation.CertifyResultsAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-12", ElectionId = "mil", Act = "Decision 1" });
        var certified = await Milestones("mil", "2010-06-14");

        Assert.Equal(("Asia/Almaty", "kz-elections-2007", "2010-06-05"), (before.TimeZone, before.LawVersion, before.AsOf));
        Assert.Equal(
            ["2010-04-21", "2010-05-05", "2010-05-22", "2010-06-01", "2010-06-06", "2010-06-06", "2010-06-07", "2010-06-08", "2010-06-13", "2010-06-16"],
            before.Milestones.Select(milestone => milestone.Day));
        Assert.Equal("2010-06-06T07:00:00+06:00", Of(before, Milestone.PollsOpen).Instant);
        Assert.Equal("2010-06-07T08:00:00+06:00", Of(before, Milestone.StationCountDue).Instant);
        // Registered on 10 May, when registration had closed on the 5th.
        Assert.Equal((Outcome.Satisfied, Outcome.Violated), (Outcomes(before, Milestone.NominationOpens), Outcomes(before, Milestone.RegistrationCloses)));
        Assert.Equal((Outcome.Undetermined, Outcome.Satisfied), (Outcomes(before, Milestone.StationCountDue), Outcomes(counted, Milestone.StationCountDue)));
        Assert.Equal((Outcome.Undetermined, Outcome.Violated, Outcome.Satisfied),
            (Outcomes(counted, Milestone.CertificationDue), Outcomes(late, Milestone.CertificationDue), Outcomes(certified, Milestone.CertificationDue)));
        Assert.Equal("2010-06-12", Of(certified, Milestone.CertificationDue).Finding.Actual.Date);
        await Refused.By(world.Public.Calendar.GetMilestonesAsync(new() { ElectionId = "mil", AsOf = "2010-04-19" }), StatusCode.NotFound, "ELECTION_NOT_FOUND");
    }

    [Fact]
    public async Task Milestones_are_exported_as_a_calendar_whose_events_keep_their_names()
    {
        await world.Election("pers-ics", ElectionKind.Regular, "pers-ics-a");
        var milestones = (await Milestones("pers-ics", "2010-06-05")).Milestones;

        var (first, head, tail) = await Exported("pers-ics", "2010-06-05");
        var (later, _, _) = await Exported("pers-ics", "2010-06-20");

        Assert.Equal(("pers-ics-milestones.ics", "text/calendar; charset=utf-8; method=PUBLISH; component=VEVENT"), (head.FileName, head.MediaType));
        Assert.Equal(((ulong)milestones.Count, (ulong)first.Length), (tail.Rows, head.Size));
        Assert.Equal(SHA256.HashData(first), tail.Sha256.ToByteArray());
        // RFC 5545, 3.1: lines end with CRLF and have at most 75 octets.
        var text = Encoding.UTF8.GetString(first);
        Assert.All(text.TrimEnd().Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        var (events, again) = (Ical.Net.Calendar.Load(text)!.Events, Ical.Net.Calendar.Load(Encoding.UTF8.GetString(later))!.Events);
        Assert.Equal(milestones.Count, events.Select(one => one.Uid).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(events.Select(one => one.Uid).Order(StringComparer.Ordinal), again.Select(one => one.Uid).Order(StringComparer.Ordinal));
        var opens = events.Single(one => one.Uid is "pers-ics/polls-open@saylau");
        Assert.Equal((true, new DateTime(2010, 6, 6, 1, 0, 0, DateTimeKind.Utc)), (opens.Start!.HasTime, opens.Start.AsUtc));
        var closes = events.Single(one => one.Uid is "pers-ics/registration-closes@saylau");
        Assert.Equal((false, new DateOnly(2010, 5, 5)), (closes.Start!.HasTime, closes.Start.Date));
        using var unknown = world.Public.Calendar.ExportCalendar(new() { ElectionId = "pers-nowhere" });
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => unknown.ResponseStream.MoveNext(CancellationToken.None))).StatusCode);
    }

    private async Task<(byte[] File, ExportHead Head, ExportTail Tail)> Exported(string election, string asOf)
    {
        using var call = world.Public.Calendar.ExportCalendar(new() { ElectionId = election, AsOf = asOf });
        var (file, head, tail) = (new MemoryStream(), default(ExportHead), default(ExportTail));
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            (head, tail) = (part.Head ?? head, part.Tail ?? tail);
            file.Write(part.Chunk.Span);
        }

        return (file.ToArray(), head!, tail!);
    }

    [Fact]
    public async Task Stations_that_end_before_the_voting_are_not_expected_and_those_that_counted_cannot_end()
    {
        await world.Election("mil-closing", ElectionKind.Regular, "mil-c");
        await world.Commission.Territory.ImportPrecinctsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-02-01",
            Jurisdiction = "kz",
            ValidFrom = "2010-02-01",
            Rows = { new Precinct { PrecinctId = "mil-gone", Region = "KZ-MAN", Kind = PrecinctKind.Mobile } },
        });
        Assert.Equal(1u, (await world.Tally("mil-closing", "KZ-MAN")).StationsExpected);
        await world.Commission.Territory.ClosePrecinctAsync(Close("mil-gone", "2010-06-05"));

        var result = await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("mil-closing", CountingWorld.Protocol("mil-gone", ("mil-c", 10)), CountingWorld.Protocol("akm-1", ("mil-c", 10))));

        Assert.Equal(["PRECINCT_NOT_FOUND", ""], result.Rows.Select(row => row.Reason));
        Assert.Equal(0u, (await world.Tally("mil-closing", "KZ-MAN")).StationsExpected);
        await Refused.ByRules(world.Commission.Territory.ClosePrecinctAsync(Close("akm-1", "2010-06-05")), "elections.territory.not_counted");
        var check = await world.Public.Territory.CheckReorganizationAsync(new() { PredecessorIds = { "akm-1" }, EffectiveOn = "2030-01-01" });
        Assert.Empty(Refused.Unmet(check.Findings));
    }

    [Fact]
    public async Task A_by_election_fills_a_seat_of_a_term_in_its_district_alone()
    {
        await world.Election("mil-by-first", ElectionKind.Regular, "mil-d");
        await world.Commission.Calendar.RecordTermAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-01-03",
            OfficeId = "mil-by-first-office",
            TermId = "mil-term",
            Holder = new() { PersonId = "mil-holder", Name = VotingWorld.Name("holder") },
            StartsOn = "2010-01",
            EndsOn = "2012",
        });
        await world.Commission.Territory.RecordDistrictAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-01-04",
            DistrictId = "mil-district",
            Jurisdiction = "kz",
            OfficeId = "mil-by-first-office",
            Name = VotingWorld.Name("district"),
            Seats = 1,
            ValidFrom = "2010-01-04",
            PrecinctIds = { "akm-2", "akm-3" },
        });
        var call = VotingWorld.Call("mil-by", "mil-by-first-office", ElectionKind.ByElection, "2010-04-20");
        call.VotingOn = "2010-06-06";
        await Refused.By(world.Commission.Calendar.CallElectionAsync(call), StatusCode.InvalidArgument, "FIELDS_INVALID");
        (call.TermId, call.Seat, call.DistrictId) = ("mil-term", "3", "mil-district");
        call.VotingOn = "2013-01-06";
        await Refused.ByRules(world.Commission.Calendar.CallElectionAsync(call), "elections.calendar.term_runs");
        call.VotingOn = "2010-06-06";

        var called = (await world.Commission.Calendar.CallElectionAsync(call)).Election;

        Assert.Equal((ElectionKind.ByElection, "mil-term", "3", "mil-district"), (called.Kind, called.TermId, called.Seat, called.DistrictId));
        Assert.Equal(2u, (await world.Tally("mil-by")).StationsExpected);
        var result = await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("mil-by", CountingWorld.Protocol("ala-1"), CountingWorld.Protocol("akm-2")));
        // Within the district a protocol gets as far as its sums, which lack candidates here.
        Assert.Equal(["PRECINCT_NOT_FOUND", "PROTOCOL_DOES_NOT_ADD_UP"], result.Rows.Select(row => row.Reason));
        var annulled = (await world.As("court@kz").Calendar.AnnulElectionAsync(Annul("mil-by"))).Election;
        Assert.Equal((ElectionState.Annulled, "No need.", 2), (annulled.State, annulled.History[^1].Reason, annulled.History.Count));
        await Refused.By(world.Holding("court@arland").Calendar.AnnulElectionAsync(new() { RequestId = World.NewId(), ElectionId = "mil-by", Act = "Judgment", Reason = "So." }), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        Assert.Equal(annulled, (await world.Public.Calendar.GetElectionAsync(new() { ElectionId = "mil-by" })).Election);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_election_walks_through_its_states_as_the_table_says(int seed)
    {
        var id = $"mil-walk-{seed}";
        await world.Election($"{id}-other", ElectionKind.Regular);
        await world.Commission.Calendar.ScheduleElectionAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-02-01",
            ElectionId = id,
            Jurisdiction = "kz",
            OfficeId = $"{id}-other-office",
            Kind = ElectionKind.Regular,
            Name = VotingWorld.Name(id),
            VotingOn = "2010-06-06",
        });
        var calendar = world.Commission.Calendar;
        var call = VotingWorld.Call(id, $"{id}-other-office", ElectionKind.Regular, "2010-06-06");
        var acts = new Dictionary<ElectionAct, Func<Task>>
        {
            [ElectionAct.Call] = () => { (call.RequestId, call.VotingOn) = (World.NewId(), "2010-06-06"); return calendar.CallElectionAsync(call).ResponseAsync; },
            [ElectionAct.Reschedule] = () => calendar.RescheduleElectionAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = id, VotingOn = "2010-06-06", Act = "Decree" }).ResponseAsync,
            [ElectionAct.Supersede] = () => calendar.SupersedeElectionAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = id, SupersededByElectionId = $"{id}-other", Act = "Decree" }).ResponseAsync,
            [ElectionAct.Cancel] = () => calendar.CancelElectionAsync(new() { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = id, Act = "Decree", Reason = "So." }).ResponseAsync,
            [ElectionAct.Annul] = () => calendar.AnnulElectionAsync(Annul(id)).ResponseAsync,
        };

        var taken = await LifecycleWalk.Take(CalendarRules.Lifecycle, acts, async () => (await world.Public.Calendar.GetElectionAsync(new() { ElectionId = id })).Election.State, seed);

        Assert.NotEmpty(taken);
        Assert.Equal(taken.Count + 1, (await world.Public.Calendar.GetElectionAsync(new() { ElectionId = id })).Election.History.Count);
    }

    private static AnnulElectionRequest Annul(string id) => new() { RequestId = World.NewId(), OccurredOn = "2010-06-07", ElectionId = id, Act = "Judgment 1", Reason = "No need." };

    private static ClosePrecinctRequest Close(string id, string validTo) => new() { RequestId = World.NewId(), OccurredOn = "2010-06-01", PrecinctId = id, ValidTo = validTo, Act = "Decision 1" };

    private static ElectionMilestone Of(GetMilestonesResponse answer, Milestone milestone) => answer.Milestones.Single(found => found.Milestone == milestone);

    private static Outcome Outcomes(GetMilestonesResponse answer, Milestone milestone) => Of(answer, milestone).Finding.Outcome;

    private async Task<GetMilestonesResponse> Milestones(string election, string asOf) => await world.Public.Calendar.GetMilestonesAsync(new() { ElectionId = election, AsOf = asOf });
}

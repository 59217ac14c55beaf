using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class FloorTests
{
    private const string Day = "2020-03-12", Id = "sitt-one";

    [Fact]
    public async Task Members_come_and_go_and_the_quorum_is_told_for_every_vote()
    {
        await using var world = await UnderWay();
        await Leaves(world, "seat-member-0", "09:00", "10:20");
        await Refused.ByRules(Attend(world, "seat-member-0", "10:19", ""), "parliament.floor.there_once");
        await Refused.By(Attend(world, "seat-member-0", "11:00", "10:59"), StatusCode.InvalidArgument, "TIME_MALFORMED");
        await Refused.By(Attend(world, "seat-nobody", "11:00", ""), StatusCode.NotFound, "MANDATE_NOT_FOUND");
        await world.Bill("sitt-bill");
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("sitt-bill", BillStage.FirstReading, "2020-03-05"));
        await world.Secretariat.Bills.RecordVoteAsync(ParliamentWorld.Vote("sitt-bill", 4, Day));
        await world.Secretariat.Bills.RecordVoteAsync(ParliamentWorld.Vote("sitt-bill", 3, Day));

        await Refused.ByRules(Place(world, "navy", "sitt-bill-vote-4", "10:10"), "parliament.floor.item_taken_up");
        var with = (await Place(world, "lake", "sitt-bill-vote-4", "10:10")).Vote;
        var without = (await Place(world, "lake", "sitt-bill-vote-3", "10:30")).Vote;
        Assert.Equal([Outcome.Satisfied, Outcome.Satisfied], Of(with.Findings, "parliament.sittings.quorum", "parliament.floor.voters_there"));
        Assert.Equal([Outcome.Warning, Outcome.Satisfied], Of(without.Findings, "parliament.sittings.quorum", "parliament.floor.voters_there"));
        await Refused.By(Place(world, "lake", "sitt-bill-vote-3", "10:40"), StatusCode.AlreadyExists, "VOTE_PLACED");

        var asked = world.Public.Floor;
        Assert.Equal(Outcome.Violated, Assert.Single((await asked.CheckQuorumAsync(new() { SittingId = Id, VoteId = "sitt-bill-vote-3" })).Findings).Outcome);
        var item = await asked.CheckQuorumAsync(new() { SittingId = Id, ItemId = "lake" });
        Assert.Equal([("10:05:00", 6u), ("10:10:00", 6u), ("10:20:00", 5u), ("10:30:00", 5u)], item.Readings.Select(reading => (reading.At, reading.Chambers[0].Present)));
        Assert.Equal(Provenance.Simulated, (await asked.CheckQuorumAsync(new() { SittingId = Id, At = "10:10" })).Source.Provenance);
        await Refused.By(asked.CheckQuorumAsync(new() { SittingId = Id }), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(asked.CheckQuorumAsync(new() { SittingId = Id, VoteId = "nothing" }), StatusCode.NotFound, "VOTE_NOT_FOUND");
        Assert.Equal(5, (await asked.ListAttendanceAsync(new() { SittingId = Id, At = "10:20" })).Attendance.Count);
        await world.Secretariat.Sittings.CloseSittingAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, At = "12:00" });
        Assert.Equal((5u, 0u), (await PresentAt(world, "12:00"), await PresentAt(world, "12:00:01")));
        var page = await asked.ListAttendanceAsync(new() { SittingId = Id, PageSize = 4 });
        Assert.Equal(2, (await asked.ListAttendanceAsync(new() { SittingId = Id, PageSize = 4, PageToken = page.NextPageToken })).Attendance.Count);
    }

    [Fact]
    public async Task Speeches_are_timed_and_added_up()
    {
        await using var world = await UnderWay();
        await Speak(world, "one", "seat-member-0", "10:06", "10:12");
        await Speak(world, "two", "seat-member-0", "10:12", "10:13");
        await Speak(world, "three", "seat-member-1", "10:13", "");
        await Refused.By(Speaking(world, "three", "seat-member-1", "10:14", ""), StatusCode.AlreadyExists, "SPEECH_EXISTS");
        await Refused.By(Speaking(world, "four", "", "10:14", ""), StatusCode.InvalidArgument, "FIELDS_INVALID");
        var ended = (await world.Secretariat.Floor.EndSpeechAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SpeechId = "three", EndedAt = "10:18:01" })).Speech;
        Assert.Equal((300u, 301u, Outcome.Warning), (ended.AllottedSeconds, ended.SpokenSeconds, ended.Findings.Single(finding => finding.Rule is "parliament.floor.time.debate").Outcome));
        await Refused.ByRules(world.Secretariat.Floor.EndSpeechAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SpeechId = "three", EndedAt = "10:19" }), "parliament.floor.speech_under_way");
        await Refused.By(world.Secretariat.Floor.EndSpeechAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SpeechId = "nothing", EndedAt = "10:19" }), StatusCode.NotFound, "SPEECH_NOT_FOUND");
        await world.Secretariat.Floor.RecordSpeechAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = Day,
            SittingId = Id,
            SpeechId = "minister",
            Kind = SpeechKind.Report,
            Office = "Minister of the lake",
            BeganAt = "10:20",
            EndedAt = "10:30",
        });

        var speakers = await world.Public.Floor.ListSpeakersAsync(new() { SittingId = Id, PageSize = 2 });
        Assert.Equal([("seat-member-0", 2u, 420u, 60u), ("seat-member-1", 1u, 301u, 1u)],
            speakers.Speakers.Select(speaker => (speaker.MandateId, speaker.Speeches, speaker.SpokenSeconds, speaker.OvertimeSeconds)));
        Assert.Equal([("ar-harbour", 2u, 3u, 721u, 61u)], speakers.Parties.Select(party => (party.PartyId, party.Speakers, party.Speeches, party.SpokenSeconds, party.OvertimeSeconds)));
        var rest = await world.Public.Floor.ListSpeakersAsync(new() { SittingId = Id, PageSize = 2, PageToken = speakers.NextPageToken });
        Assert.Equal(("Minister of the lake", 600u, ""), (rest.Speakers.Single().Office, rest.Speakers[0].SpokenSeconds, rest.NextPageToken));
        Assert.Equal(3, (await world.Public.Floor.ListSpeechesAsync(new() { SittingId = Id, ItemId = "lake" })).Speeches.Count);
    }

    private static async Task<ParliamentWorld> UnderWay()
    {
        var world = await ParliamentWorld.StartWithChamber();
        await SittingLifeTests.Convene(world);
        await SittingLifeTests.Attend(world, "09:00", 6);
        await SittingLifeTests.Open(world, "10:00");
        await SittingLifeTests.TakeUp(world, "lake", "10:05");
        return world;
    }

    private static async Task<uint> PresentAt(ParliamentWorld world, string at) =>
        Assert.Single(Assert.Single((await world.Public.Floor.CheckQuorumAsync(new() { SittingId = Id, At = at })).Readings).Chambers).Present;

    private static IEnumerable<Outcome> Of(IEnumerable<Finding> findings, params string[] rules) =>
        rules.Select(rule => findings.Single(finding => string.Equals(finding.Rule, rule, StringComparison.Ordinal)).Outcome);

    private static AsyncUnaryCall<RecordAttendanceResponse> Attend(ParliamentWorld world, string mandate, string arrived, string left) => world.Secretariat.Floor.RecordAttendanceAsync(
        new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, Entries = { new AttendanceEntry { MandateId = mandate, ArrivedAt = arrived, LeftAt = left } } });

    private static async Task Leaves(ParliamentWorld world, string mandate, string arrived, string left) => await Attend(world, mandate, arrived, left);

    private static AsyncUnaryCall<PlaceVoteResponse> Place(ParliamentWorld world, string item, string vote, string at) =>
        world.Secretariat.Floor.PlaceVoteAsync(new() { RequestId = World.NewId(), OccurredOn = Day, SittingId = Id, ItemId = item, VoteId = vote, At = at });

    private static AsyncUnaryCall<RecordSpeechResponse> Speaking(ParliamentWorld world, string id, string mandate, string began, string ended) => world.Secretariat.Floor.RecordSpeechAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = Day,
        SittingId = Id,
        SpeechId = id,
        ItemId = "lake",
        Kind = SpeechKind.Debate,
        MandateId = mandate,
        BeganAt = began,
        EndedAt = ended,
    });

    private static async Task Speak(ParliamentWorld world, string id, string mandate, string began, string ended) => await Speaking(world, id, mandate, began, ended);
}

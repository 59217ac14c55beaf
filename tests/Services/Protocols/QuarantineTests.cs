using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Protocols;

public sealed class QuarantineTests(CountingWorld world)
{
    [Fact]
    public async Task A_protocol_of_a_station_nobody_knows_is_kept_once_and_released()
    {
        await world.Election("lost", ElectionKind.Regular, "lost-a");
        var request = CountingWorld.Import("lost", Protocol("akm-one", 40), Protocol("akm-1", 50), Protocol("akm-two", 60));
        var rows = (await world.Commission.Protocols.ImportProtocolsAsync(request)).Rows;
        Assert.Equal([RowOutcome.Quarantined, RowOutcome.Stored, RowOutcome.Quarantined], rows.Select(row => row.Outcome));
        Assert.Equal("PRECINCT_NOT_FOUND", rows[0].Reason);
        request.RequestId = World.NewId();
        Assert.False((await world.Commission.Protocols.ImportProtocolsAsync(request)).HasLedgerPosition);

        var held = (await world.Holding("auditor@kz").Protocols.ListQuarantinedProtocolsAsync(new() { ElectionId = "lost" })).Protocols;
        Assert.Equal(["akm-one", "akm-two"], held.Select(row => row.Entry.PrecinctId).Order());
        Assert.Equal(1u, (await world.Tally("lost")).StationsCounted);
        var one = held.Single(row => row.Entry.PrecinctId is "akm-one");

        await Refused.By(world.Commission.Protocols.ReleaseProtocolAsync(Release(one, "nowhere")), StatusCode.NotFound, "PRECINCT_NOT_FOUND");
        await Refused.By(world.Commission.Protocols.ReleaseProtocolAsync(Release(one, "")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        var released = await world.Commission.Protocols.ReleaseProtocolAsync(Release(one, "akm-2"));
        Assert.Equal((QuarantineState.Released, ProtocolState.Accepted, "akm-2"), (released.Quarantined.State, released.Protocol.State, released.Protocol.Entry.PrecinctId));
        Assert.Equal(90u, (await world.Tally("lost")).Valid);
        var again = Release(one, "akm-3");
        await Refused.By(world.Commission.Protocols.ReleaseProtocolAsync(again), StatusCode.Aborted, "ETAG_MISMATCH");
        again.Etag = "";
        await Refused.ByRules(world.Commission.Protocols.ReleaseProtocolAsync(again), "elections.protocols.held");
    }

    [Fact]
    public async Task One_that_is_of_no_station_is_dismissed_with_a_reason_and_stays_to_be_seen()
    {
        await world.Election("copy", ElectionKind.Regular, "copy-a");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("copy", CountingWorld.Protocol("akm-nine", ("copy-a", 40))));
        var held = Assert.Single((await world.Commission.Protocols.ListQuarantinedProtocolsAsync(new() { ElectionId = "copy", State = QuarantineState.Held })).Protocols);
        var dismissal = Release(held, "");
        dismissal.Decision = QuarantineDecision.Dismiss;
        var answer = await world.Commission.Protocols.ReleaseProtocolAsync(dismissal);

        Assert.Equal((QuarantineState.Dismissed, "It was found.", null), (answer.Quarantined.State, answer.Quarantined.Reason, answer.Protocol));
        Assert.Empty((await world.Commission.Protocols.ListQuarantinedProtocolsAsync(new() { ElectionId = "copy", State = QuarantineState.Held })).Protocols);
        Assert.Single((await world.Commission.Protocols.ListQuarantinedProtocolsAsync(new() { ElectionId = "copy", State = QuarantineState.Dismissed })).Protocols);
    }

    [Fact]
    public async Task A_region_sees_what_it_sent_and_a_station_sends_nothing_for_others()
    {
        await world.Election("whose", ElectionKind.Regular, "whose-a");
        var lost = CountingWorld.Protocol("akm-far", ("whose-a", 40));
        var region = world.As("regional_commission@KZ-AKM");
        Assert.Equal(RowOutcome.Quarantined, (await region.Protocols.ImportProtocolsAsync(CountingWorld.Import("whose", lost))).Rows[0].Outcome);
        Assert.Equal(RowOutcome.Refused, (await world.As("precinct_commission@akm-1").Protocols.ImportProtocolsAsync(CountingWorld.Import("whose", lost))).Rows[0].Outcome);

        var held = Assert.Single((await region.Protocols.ListQuarantinedProtocolsAsync(new() { ElectionId = "whose" })).Protocols);
        Assert.Equal("regional_commission@KZ-AKM", held.SentBy);
        Assert.Empty((await world.Holding("regional_commission@KZ-ALA").Protocols.ListQuarantinedProtocolsAsync(new() { ElectionId = "whose" })).Protocols);
        await Refused.By(world.As("regional_commission@KZ-ALA").Protocols.ReleaseProtocolAsync(Release(held, "ala-1")), StatusCode.PermissionDenied, "PRECINCT_OUT_OF_SCOPE");
        await Refused.By(world.Public.Protocols.ListQuarantinedProtocolsAsync(new() { ElectionId = "whose" }), StatusCode.Unauthenticated, "TOKEN_INVALID");
        Assert.Equal("akm-3", (await region.Protocols.ReleaseProtocolAsync(Release(held, "akm-3"))).Quarantined.AssignedPrecinctId);
    }

    [Fact]
    public async Task What_is_released_is_checked_as_if_it_had_come_for_its_station()
    {
        await world.Election("bad", ElectionKind.Regular, "bad-a");
        var wrong = CountingWorld.Protocol("akm-nil", ("bad-a", 40));
        wrong.Spoiled++;
        Assert.Equal(RowOutcome.Quarantined, (await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("bad", wrong))).Rows[0].Outcome);
        var held = Assert.Single((await world.Commission.Protocols.ListQuarantinedProtocolsAsync(new() { ElectionId = "bad" })).Protocols);
        await Refused.ByRules(world.Commission.Protocols.ReleaseProtocolAsync(Release(held, "akm-1")), "elections.protocols.ballots");
        Assert.Equal(QuarantineState.Held, (await world.Commission.Protocols.ListQuarantinedProtocolsAsync(new() { ElectionId = "bad" })).Protocols[0].State);
    }

    private static ProtocolEntry Protocol(string station, uint votes) => CountingWorld.Protocol(station, ("lost-a", votes));

    private static ReleaseProtocolRequest Release(QuarantinedProtocol held, string station) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-06-07",
        Etag = held.Etag,
        QuarantineId = held.QuarantineId,
        Decision = QuarantineDecision.Release,
        PrecinctId = station,
        Reason = "It was found.",
    };
}

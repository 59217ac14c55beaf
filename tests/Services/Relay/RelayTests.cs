using CloudNative.CloudEvents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NATS.Client.JetStream;
using Saylau.Client.Proofs;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Relay;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Relay;

/// <summary>One after the other: the measures of all services in this process are at each one's door.</summary>
[CollectionDefinition]
public sealed class Relays;

[Collection<Relays>]
public sealed class RelayTests : IAsyncLifetime
{
    private NatsServer server = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(NatsServer.IsThere, NatsServer.Absent);
        server = await NatsServer.Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
    }

    [Fact]
    public async Task The_stream_is_the_ledger_and_each_of_its_messages_is_proved_by_the_checkpoint()
    {
        await using var world = await RelayWorld.Start(server);
        await world.Record(0, 70);
        await world.CaughtUp();

        await world.StreamIsTheLedger();
        var checkpoint = await world.Auditor.Ledger.GetCheckpointAsync(new() { Ledger = "parties" });
        foreach (var message in await server.Messages(RelayWorld.Stream))
        {
            var position = message.Metadata!.Value.Sequence.Stream - 1;
            var proof = await world.Auditor.Ledger.GetInclusionProofAsync(new() { Ledger = "parties", Position = position, TreeSize = checkpoint.Size });
            Assert.True(MerkleTree.VerifyInclusion(MerkleTree.HashLeaf(message.Data), (long)position, (long)checkpoint.Size,
                [.. proof.Path.Select(node => node.ToByteArray())], checkpoint.RootHash.ToByteArray()));
        }
    }

    [Fact]
    public async Task A_message_is_a_cloud_event_that_says_what_happened_where_and_when()
    {
        await using var world = await RelayWorld.Start(server);
        await world.Record(0);
        await world.Record(1);
        await world.CaughtUp();

        var message = (await server.Messages(RelayWorld.Stream))[1];
        var stored = LedgerEvent.Parser.ParseFrom(message.Data);
        var happened = Read(message);
        Assert.True(happened.IsValid);
        Assert.Equal(("1", "saylau.parties.v1.PartyRecorded", "kz"), (happened.Id, happened.Type, happened.Subject));
        Assert.Equal(("localhost/saylau/parties", "application/protobuf"), (happened.Source!.ToString(), happened.DataContentType));
        Assert.Equal(stored.RecordedAt.ToDateTimeOffset(), happened.Time);
        Assert.Equal(("parties", "1"), (happened["ledger"], happened["position"]));
        Assert.Equal(Convert.ToBase64String(MerkleTree.HashLeaf(message.Data)), happened["leafhash"]);
        Assert.Equal(("saylau.parties.kz.PartyRecorded", "relayed-1"), (message.Subject, stored.Payload.Unpack<PartyRecorded>().Party.PartyId));
    }

    [Fact]
    public async Task Who_asks_for_one_kind_of_event_gets_no_other()
    {
        await using var world = await RelayWorld.Start(server);
        await world.Record(0, 3);
        await world.Congress(1);
        await world.CaughtUp();

        var congresses = await server.Messages(RelayWorld.Stream, "saylau.parties.*.FoundingCongressRecorded");

        Assert.Equal(3UL, Assert.Single(congresses).Metadata!.Value.Sequence.Stream - 1);
        Assert.Equal(4, (await server.Messages(RelayWorld.Stream, "saylau.parties.kz.>")).Count);
        Assert.Empty(await server.Messages(RelayWorld.Stream, "saylau.parties.arland.>"));
    }

    [Fact]
    public async Task A_server_that_dies_while_much_is_written_lacks_nothing_later_and_has_nothing_twice()
    {
        await using var world = await RelayWorld.Start(server);
        var writing = world.Record(0, 400);
        for (var round = 0; round < 2; round++)
        {
            var reached = (ulong)(round * 60) + 1;
            await Eventually.True(async () => await server.SizeOf(RelayWorld.Stream) >= reached || writing.IsCompleted);
            await server.Kill();
            await world.Health("Degraded");
            await server.StartAgain();
        }

        await writing;
        await world.CaughtUp();

        await world.StreamIsTheLedger();
        await world.Health("Healthy");
    }

    [Fact]
    public async Task A_service_that_starts_again_goes_on_where_the_stream_ends()
    {
        var folder = Directory.CreateTempSubdirectory("saylau-relay-");
        for (var start = 0; start < 3; start++)
        {
            await using var world = await RelayWorld.Start(server, folder.FullName);
            await world.Record(start * 20, 20);
            // The second start finds what the first had no time to relay, or did.
            if (start != 1)
                await world.CaughtUp();
            if (start == 2)
                await world.StreamIsTheLedger();
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Two_replicas_that_write_and_relay_at_once_relay_each_event_once()
    {
        DirectoryInfo one = Directory.CreateTempSubdirectory("saylau-one-"), other = Directory.CreateTempSubdirectory("saylau-other-");
        await using (var first = await RelayWorld.Start(server, one.FullName))
        {
            Replica.Share(one.FullName, other.FullName);
            await using var second = await RelayWorld.Start(server, other.FullName);
            await Task.WhenAll(first.Record(0, 100), second.Record(100, 100));
            await first.CaughtUp();

            await first.StreamIsTheLedger();
            await second.StreamIsTheLedger();
        }

        one.Delete(recursive: true);
        other.Delete(recursive: true);
    }

    [Fact]
    public async Task Three_relays_of_one_ledger_relay_each_event_once()
    {
        await using var world = await RelayWorld.Start(server, over: builder =>
        {
            for (var more = 0; more < 2; more++)
                builder.Services.AddSingleton<IHostedService>(services => ActivatorUtilities.CreateInstance<EventRelay>(services));
        });
        await world.Record(0, 300);
        await world.CaughtUp();

        await world.StreamIsTheLedger();
    }

    [Fact]
    public async Task What_was_written_before_there_was_a_server_is_relayed_once_there_is_one()
    {
        await server.Kill();
        await using var world = await RelayWorld.Start(server);
        await world.Record(0, 5);
        await world.Health("Degraded");
        Assert.Equal("5", await world.Metric("saylau_relay_lag"));

        await server.StartAgain();
        await world.CaughtUp();

        await world.StreamIsTheLedger();
        await world.Health("Healthy");
        Assert.Equal("0", await world.Metric("saylau_relay_lag"));
    }

    [Fact]
    public async Task A_stream_that_was_deleted_is_filled_again_from_the_first_event_on()
    {
        await using var world = await RelayWorld.Start(server);
        await world.Record(0, 5);
        await world.CaughtUp();
        await server.JetStream.DeleteStreamAsync(RelayWorld.Stream);

        await world.Record(5);
        await world.CaughtUp();

        await world.StreamIsTheLedger();
    }

    /// <summary>A message as the CNCF's own library understands it.</summary>
    private static CloudEvent Read(INatsJSMsg<byte[]> message)
    {
        var read = new CloudEvent(CloudEventsSpecVersion.FromVersionId(message.Headers!["ce-specversion"])!);
        foreach (var (name, value) in message.Headers!.Where(header => header.Key.StartsWith("ce-", StringComparison.Ordinal) && header.Key is not "ce-specversion"))
            read.SetAttributeFromString(name["ce-".Length..], Uri.UnescapeDataString(value.ToString()));
        return read;
    }
}

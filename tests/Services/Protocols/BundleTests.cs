using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Protocols;

public sealed class BundleTests(CountingWorld world)
{
    [Fact]
    public async Task Bundles_in_any_order_and_any_number_of_times_come_to_the_same_end()
    {
        var ends = new List<(string Protocols, string Tally)>();
        for (var seed = 0; seed < 5; seed++)
        {
            var id = $"order-{seed}";
            await world.Election(id, ElectionKind.Regular, $"{id}-a");
            // Three bundles, each with a newer version of some stations: 1 and 2 and 3 of akm-1, 1 and 3 of ala-1, 2 of ala-2.
            ProtocolBundle[] bundles =
            [
                Bundle(id, 1, ("akm-1", 1, 40), ("ala-1", 1, 10)),
                Bundle(id, 2, ("akm-1", 2, 41), ("ala-2", 2, 22)),
                Bundle(id, 3, ("ala-1", 3, 13), ("akm-1", 3, 42)),
            ];
            var dice = SHA256.HashData(Encoding.UTF8.GetBytes(id));
            var order = dice.Take(7).Select(die => die % 3).Concat(new[] { 0, 1, 2 }.OrderBy(bundle => dice[10 + bundle])).ToArray();
            foreach (var bundle in order)
            {
                var answer = await Send(id, bundles[bundle]);
                Assert.DoesNotContain(answer.Results, result => result.Outcome is BundleOutcome.Refused or BundleOutcome.Unspecified);
            }

            foreach (var station in new[] { "akm-1", "ala-1", "ala-2" })
                await world.Proves(id, station);
            var protocols = (await world.Commission.Protocols.ListProtocolsAsync(new() { ElectionId = id })).Protocols;
            var tally = await world.Tally(id);
            Assert.Equal((await world.Tally(id, asOf: "2010-06-06")).ToString(), tally.ToString());
            ends.Add((string.Join(';', protocols.Select(row => $"{row.Entry.PrecinctId} {row.State} {row.Entry.Valid}")), $"{tally.StationsCounted} {tally.Valid} {tally.Registered}"));
        }

        Assert.Equal(("akm-1 Corrected 42;ala-1 Corrected 13;ala-2 Corrected 22", "3 77 300"), Assert.Single(ends.Distinct()));
    }

    [Fact]
    public async Task Every_entry_is_answered_for_itself()
    {
        await world.Election("each", ElectionKind.Regular, "each-a");
        var first = Bundle("each", 1, ("akm-1", 2, 40));
        var wrong = CountingWorld.Protocol("akm-3", ("each-a", 20));
        wrong.Valid++;
        var second = Bundle("each", 2, ("akm-1", 1, 39), ("akm-2", 1, 50), ("akm-none", 1, 9), ("akm-1", 3, 41));
        second.Entries.Add(new BundledProtocol { EntryId = "e-wrong", Counter = 1, Protocol = wrong });

        Assert.Equal([BundleOutcome.Stored], (await Send("each", first)).Results.Select(result => result.Outcome));
        Assert.Equal([BundleOutcome.Unchanged], (await Send("each", first)).Results.Select(result => result.Outcome));
        var answer = await Send("each", second);
        Assert.Equal(
            [BundleOutcome.SupersededByNewer, BundleOutcome.Stored, BundleOutcome.Quarantined, BundleOutcome.Replaced, BundleOutcome.Refused],
            answer.Results.Select(result => result.Outcome));
        Assert.Equal("PROTOCOL_DOES_NOT_ADD_UP", answer.Results[4].Reason);
        Assert.Equal((2u, 91u), ((await world.Tally("each")).StationsCounted, (await world.Tally("each")).Valid));
        Assert.Equal("akm-none", Assert.Single((await world.Commission.Protocols.ListQuarantinedProtocolsAsync(new() { ElectionId = "each" })).Protocols).Entry.PrecinctId);
    }

    [Fact]
    public async Task Versions_of_a_station_in_one_bundle_are_kept_and_the_last_counts()
    {
        await world.Election("tall-chain", ElectionKind.Regular, "tall-chain-a");
        await Send("tall-chain", Bundle("tall-chain", 1, ("akm-2", 1, 20)));
        var answer = await Send("tall-chain", Bundle("tall-chain", 2, ("akm-1", 1, 40), ("akm-2", 2, 21), ("akm-1", 2, 41), ("akm-1", 3, 42)));
        Assert.Equal([BundleOutcome.Stored, BundleOutcome.Replaced, BundleOutcome.Replaced, BundleOutcome.Replaced], answer.Results.Select(result => result.Outcome));

        var versions = (await world.Commission.Protocols.ListProtocolVersionsAsync(new() { ElectionId = "tall-chain", PrecinctId = "akm-1" })).Protocols;
        Assert.Equal([(1u, 40u, "2010-06-06"), (2u, 41u, "2010-06-06"), (3u, 42u, "")], versions.Select(version => (version.Version, version.Entry.Valid, version.SupersededOn)));
        Assert.Equal((2u, 63u), ((await world.Tally("tall-chain")).StationsCounted, (await world.Tally("tall-chain")).Valid));
        Assert.Equal(await world.Tally("tall-chain"), await world.Tally("tall-chain", asOf: "2010-06-06"));
        Assert.Empty((await world.Commission.Tabulation.RecountTalliesAsync(new() { ElectionId = "tall-chain" })).Differences);
        await world.Proves("tall-chain", "akm-1");
        await world.Proves("tall-chain", "akm-2");
    }

    [Fact]
    public async Task A_bundle_whose_digest_differs_is_refused_as_a_whole()
    {
        await world.Election("digest", ElectionKind.Regular, "digest-a");
        var request = Request("digest", Bundle("digest", 1, ("akm-1", 1, 40)));
        request.Bundle.Entries[0].Protocol.Choices[0].Votes++;
        await Refused.By(world.Commission.Protocols.ImportProtocolBundleAsync(request), StatusCode.InvalidArgument, "BUNDLE_DIGEST_DIFFERS");
        Assert.Equal(0u, (await world.Tally("digest")).StationsCounted);
    }

    [Fact]
    public async Task A_bundle_overwrites_nothing_that_people_did_since()
    {
        await world.Election("since", ElectionKind.Regular, "since-a");
        await Send("since", Bundle("since", 1, ("akm-1", 1, 40), ("akm-2", 1, 50)));
        var steps = new Steps(world, "since");
        await steps.Do("akm-1", ProtocolAct.Correct, 45);
        await steps.Do("akm-2", ProtocolAct.Annul, 0);
        var answer = await Send("since", Bundle("since", 2, ("akm-1", 2, 41), ("akm-2", 2, 51)));
        Assert.Equal(["PROTOCOL_DIFFERS", "PROTOCOL_STATE"], answer.Results.Select(result => result.Reason));
        Assert.Equal(45u, (await world.Tally("since")).Valid);
    }

    [Fact]
    public async Task Two_devices_that_count_alike_come_to_the_same_end_in_either_order()
    {
        foreach (var (id, order) in new[] { ("tie-ab", new[] { 'a', 'b' }), ("tie-ba", new[] { 'b', 'a' }) })
        {
            await world.Election(id, ElectionKind.Regular, $"{id}-a");
            foreach (var device in order)
            {
                var bundle = Bundle(id, device, ("akm-1", 1, device is 'a' ? 40u : 50u));
                bundle.Entries[0].EntryId = $"entry-{device}";
                await Send(id, bundle);
            }

            Assert.Equal(50u, (await world.Tally(id)).Valid);
        }
    }

    private async Task<ImportProtocolBundleResponse> Send(string election, ProtocolBundle bundle) =>
        await world.Commission.Protocols.ImportProtocolBundleAsync(Request(election, bundle));

    private static ImportProtocolBundleRequest Request(string election, ProtocolBundle bundle) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2010-06-06",
        ElectionId = election,
        Bundle = bundle,
        Digest = Convert.ToHexStringLower(SHA256.HashData(bundle.ToByteArray())),
    };

    private static ProtocolBundle Bundle(string election, int number, params (string Station, uint Counter, uint Votes)[] entries) => new()
    {
        BundleId = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:d12}"),
        Device = "Tablet 7",
        Entries =
        {
            entries.Select(entry => new BundledProtocol
            {
                EntryId = $"e-{entry.Station}-{entry.Counter}",
                Counter = entry.Counter,
                Protocol = CountingWorld.Protocol(entry.Station, ($"{election}-a", entry.Votes)),
                Reason = entry.Counter > 1 ? "A digit was misread." : "",
            }),
        },
    };
}

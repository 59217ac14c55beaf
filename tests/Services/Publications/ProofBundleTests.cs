using CsCheck;
using Google.Protobuf;
using Grpc.Core;
using Saylau.Client;
using Saylau.Client.Proofs;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Publications;

public sealed class ProofBundleTests(CountingWorld world)
{
    [Fact]
    public async Task A_bundle_proves_every_version_of_a_protocol_and_nothing_that_is_changed()
    {
        await Counted("proven");
        await world.Commission.Protocols.CorrectProtocolAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-07",
            ElectionId = "proven",
            PrecinctId = "akm-2",
            Etag = (await world.Commission.Protocols.GetProtocolAsync(new() { ElectionId = "proven", PrecinctId = "akm-2" })).Protocol.Etag,
            Protocol = CountingWorld.Protocol("akm-2", ("proven-a", 11), ("proven-b", 3)),
            Reason = "A bundle of ballots was found.",
        });
        using var run = new VerifyRun();
        var answer = await world.Commission.Publications.GetProofBundleAsync(new() { ElectionId = "proven", PrecinctId = "akm-2" });
        var key = answer.Bundle.VerifierKey;

        Assert.Equal([1u, 2u], answer.Bundle.Versions.Select(version => version.Version));
        Assert.All(BundleVerification.Verify(answer.Bundle, key), step => Assert.Equal(ProofOutcome.Holds, step.Outcome));
        var (code, said) = await VerifyRun.Verify("bundle", run.Save("answer.json", answer), run.Save("bundle.json", answer.Bundle), "--key", key);
        Assert.True(code == 0, said);
        Assert.Contains("verified", said, StringComparison.Ordinal);

        await AssertTamperingShows(run, answer.Bundle);
    }

    [Theory]
    [InlineData("votes", "votes of named-votes-a: the protocol says 10, the event in the record says 9")]
    [InlineData("index", "proof does not lead")]
    [InlineData("key", "not signed by the key")]
    [InlineData("region", "region: the protocol says KZ-AKM, the event in the record says KZ-ALA")]
    [InlineData("law", "something in it was changed")]
    [InlineData("event", "not those that are in the tree")]
    [InlineData("station", "holds no protocol of")]
    [InlineData("size", "the checkpoint signs")]
    public async Task What_was_changed_is_named(string change, string named)
    {
        await Counted($"named-{change}");
        var bundle = (await world.Commission.Publications.GetProofBundleAsync(new() { ElectionId = $"named-{change}", PrecinctId = "ala-1" })).Bundle;
        switch (change)
        {
            case "votes":
                bundle.Protocol.Entry.Choices[0].Votes++;
                break;
            case "index":
                bundle.Versions[0].LedgerPosition--;
                break;
            case "key":
                bundle.VerifierKey = new NoteSigner("elsewhere", new byte[32]).VerifierKey;
                break;
            case "region":
                bundle.Protocol.Region = "KZ-AKM";
                break;
            case "law":
                bundle.LawVersion = "another";
                break;
            case "event":
                var bytes = bundle.Versions[0].EventBytes.ToByteArray();
                bytes[^1] ^= 1;
                bundle.Versions[0].EventBytes = ByteString.CopyFrom(bytes);
                break;
            case "station":
                bundle.Protocol.Entry.PrecinctId = "ala-9";
                break;
            default:
                bundle.TreeSize++;
                break;
        }

        using var run = new VerifyRun();
        var (code, said) = await VerifyRun.Verify("bundle", run.Save("bundle.json", bundle));
        Assert.Equal(1, code);
        Assert.Contains(named, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_see_the_station_gets_no_bundle_and_whoever_sees_one_station_gets_no_other_in_the_event()
    {
        await Counted("guarded");
        var request = new GetProofBundleRequest { ElectionId = "guarded", PrecinctId = "akm-1" };
        using var run = new VerifyRun();

        var hidden = await world.Public.Publications.GetProofBundleAsync(request);
        Assert.Null(hidden.Bundle);
        Assert.Equal("bundle", Assert.Single(hidden.Withheld).Field);
        Assert.NotEmpty(hidden.Withheld[0].Citation);
        var (code, said) = await VerifyRun.Verify("bundle", run.Save("hidden.json", hidden));
        Assert.Equal(2, code);
        Assert.Contains(hidden.Withheld[0].Citation, said, StringComparison.Ordinal);

        var own = await world.Holding("precinct_commission@akm-1").Publications.GetProofBundleAsync(request);
        Assert.Equal(9u, own.Bundle.Protocol.Entry.Choices[0].Votes);
        Assert.True(Assert.Single(own.Bundle.Versions).EventBytes.IsEmpty);
        Assert.Equal("bundle.versions.event_bytes", Assert.Single(own.Withheld).Field);
        var (partly, why) = await VerifyRun.Verify("bundle", run.Save("own.json", own));
        Assert.Equal(2, partly);
        Assert.Contains("may not see", why, StringComparison.Ordinal);

        await world.Commission.Publications.PublishResultsAsync(
            new() { RequestId = World.NewId(), OccurredOn = "2010-06-20", ElectionId = "guarded", PublicationId = "guarded-all", Level = ResultLevel.Station });
        var open = await world.Public.Publications.GetProofBundleAsync(request);
        Assert.Empty(open.Withheld);
        Assert.Equal(0, (await VerifyRun.Verify("bundle", run.Save("open.json", open))).Code);
        await Refused.By(world.Public.Publications.GetProofBundleAsync(new() { ElectionId = "guarded", PrecinctId = "akm-9" }), StatusCode.NotFound, "PROTOCOL_NOT_FOUND");
    }

    [Fact]
    public async Task Two_checkpoints_and_the_whole_log_are_checked_from_files()
    {
        using var run = new VerifyRun();
        var older = await world.Public.Ledger.GetCheckpointAsync(new() { Ledger = "elections" });
        await Counted("grown");
        var newer = await world.Public.Ledger.GetCheckpointAsync(new() { Ledger = "elections" });
        var proof = await world.Public.Ledger.GetConsistencyProofAsync(new() { Ledger = "elections", FromSize = older.Size, ToSize = newer.Size });
        string[] files = [run.Save("older.json", older), run.Save("newer.txt", newer.Note), run.Save("proof.json", proof)];

        Assert.Equal(0, (await VerifyRun.Verify(["consistency", .. files, "--key", newer.VerifierKey])).Code);
        Assert.Equal(2, (await VerifyRun.Verify(["consistency", .. files])).Code);
        Assert.Equal(1, (await VerifyRun.Verify("consistency", files[1], files[0], files[2], "--key", newer.VerifierKey)).Code);
        if (proof.Path.Count > 0)
        {
            proof.Path[0] = ByteString.CopyFrom(new byte[32]);
            var (code, said) = await VerifyRun.Verify("consistency", files[0], files[1], run.Save("wrong.json", proof), "--key", newer.VerifierKey);
            Assert.Equal(1, code);
            Assert.Contains("rewritten", said, StringComparison.Ordinal);
        }

        var lines = new List<string>();
        using (var events = world.Holding("auditor@kz").Ledger.ReadEvents(new() { Ledger = "elections" }))
        {
            await foreach (var answer in events.ResponseStream.ReadAllAsync())
                lines.Add(Contract.Json.Format(answer));
        }

        var (whole, told) = await VerifyRun.Verify("log", run.Save("events.jsonl", string.Join('\n', lines)), files[1], "--key", newer.VerifierKey);
        Assert.True(whole == 0, told);
        var without = await VerifyRun.Verify("log", run.Save("cut.jsonl", string.Join('\n', lines.Take((int)newer.Size - 1))), files[1], "--key", newer.VerifierKey);
        Assert.Equal(1, without.Code);
        Assert.Contains("do not give the signed root", without.Output, StringComparison.Ordinal);
    }

    private async Task Counted(string election)
    {
        await world.Election(election, ElectionKind.Regular, $"{election}-a", $"{election}-b");
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import(election,
            [.. CountingWorld.Stations.Select(station => CountingWorld.Protocol(station, ($"{election}-a", 9), ($"{election}-b", 4)))]));
    }

    // A byte is changed somewhere. Either the file says the same as before, as where a space became a line, or it is not verified.
    private static async Task AssertTamperingShows(VerifyRun run, ProofBundle bundle)
    {
        var text = Contract.Json.Format(bundle);
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        await Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[0, 7]).SampleAsync(async (at, bit) =>
        {
            var changed = bytes.ToArray();
            changed[at] ^= (byte)(1 << bit);
            var path = run.PathOf($"tampered-{at}-{bit}.json");
            await File.WriteAllBytesAsync(path, changed);
            var (code, said) = await VerifyRun.Verify("bundle", path);
            File.Delete(path);
            Assert.True(code != 0 || Same(changed, bundle), $"byte {at}, bit {bit}: {said}");
        }, iter: 300, threads: 2);
    }

    private static bool Same(byte[] changed, ProofBundle bundle)
    {
        try
        {
            return Contract.JsonReader.Parse<ProofBundle>(System.Text.Encoding.UTF8.GetString(changed)).Equals(bundle);
        }
        catch (Exception unreadable) when (unreadable is InvalidJsonException or InvalidProtocolBufferException)
        {
            return false;
        }
    }
}

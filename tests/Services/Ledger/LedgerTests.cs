using CsCheck;
using Grpc.Core;
using Saylau.Client.Proofs;
using Saylau.Common.V1;
using Saylau.Platform.Ledger;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Ledger;

/// <summary>Many callers write at once; what was accepted is in the ledger, in order, and can be proved.</summary>
public sealed class LedgerTests : IAsyncLifetime
{
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.Start();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public Task After_any_writes_every_event_is_proved_and_the_record_is_what_was_accepted() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 9], Gen.UInt[0, 900]).Array[60].SampleAsync(async drawn =>
        {
            var model = new Model(world);
            var checkpoints = new List<GetCheckpointResponse>();
            foreach (var burst in drawn.Chunk(15))
            {
                checkpoints.Add(await Checkpoint());
                await Task.WhenAll(burst.Select((write, caller) => model.Write(caller, write.Item1, write.Item2, write.Item3)));
            }

            checkpoints.Add(await Checkpoint());
            await EveryEventIsIn(checkpoints[^1]);
            await EachGrewFromTheOthers(checkpoints);
            await model.IsWhatTheServiceSays();
        }, iter: 3, threads: 1);

    [Fact]
    public async Task A_wrong_ledger_is_not_found_and_a_position_beyond_the_end_is_unknown()
    {
        var ledger = world.Holding().Ledger;
        await Refused.By(ledger.GetCheckpointAsync(new() { Ledger = "elections" }), StatusCode.NotFound, "LEDGER_ELSEWHERE");
        await Refused.By(ledger.GetInclusionProofAsync(new() { Ledger = "elections" }), StatusCode.NotFound, "LEDGER_ELSEWHERE");
        await Refused.By(ledger.GetInclusionProofAsync(new() { Ledger = "parties", Position = 1_000_000 }), StatusCode.InvalidArgument, "POSITION_UNKNOWN");
        await Refused.By(ledger.GetInclusionProofAsync(new() { Ledger = "parties", Position = ulong.MaxValue }), StatusCode.InvalidArgument, "POSITION_UNKNOWN");
        await Refused.By(ledger.GetConsistencyProofAsync(new() { Ledger = "parties", FromSize = 1_000_000 }), StatusCode.InvalidArgument, "POSITION_UNKNOWN");
        await Refused.By(ledger.GetConsistencyProofAsync(new() { Ledger = "parties", ToSize = ulong.MaxValue }), StatusCode.InvalidArgument, "POSITION_UNKNOWN");
    }

    private async Task<GetCheckpointResponse> Checkpoint()
    {
        var checkpoint = await world.Holding().Ledger.GetCheckpointAsync(new() { Ledger = "parties" });
        Assert.True(SignedNote.Verify(checkpoint.Note, checkpoint.VerifierKey, out var text));
        Assert.True(Client.Proofs.Checkpoint.TryParse(text, out var signed));
        Assert.Equal(((long)checkpoint.Size, "localhost/saylau/parties"), (signed.Size, signed.Origin));
        Assert.Equal(checkpoint.RootHash.ToByteArray(), signed.Root);
        return checkpoint;
    }

    private async Task EveryEventIsIn(GetCheckpointResponse checkpoint)
    {
        using var stream = world.Holding("auditor@kz").Ledger.ReadEvents(new() { Ledger = "parties" });
        var next = 0UL;
        await foreach (var answer in stream.ResponseStream.ReadAllAsync())
        {
            Assert.Equal(next++, answer.Event.Position);
            Assert.Equal(answer.Event, LedgerEvent.Parser.ParseFrom(answer.EventBytes));
            Assert.Equal(16, answer.Event.Salt.Length);
            var proof = await world.Holding().Ledger.GetInclusionProofAsync(
                new() { Ledger = "parties", Position = answer.Event.Position, TreeSize = checkpoint.Size });
            Assert.True(MerkleTree.VerifyInclusion(
                MerkleTree.HashLeaf(answer.EventBytes.Span), (long)answer.Event.Position, (long)checkpoint.Size, Hashes(proof.Path), checkpoint.RootHash.ToByteArray()));
        }

        Assert.Equal(checkpoint.Size, next);
    }

    private async Task EachGrewFromTheOthers(List<GetCheckpointResponse> checkpoints)
    {
        foreach (var (earlier, later) in checkpoints.SelectMany((later, at) => checkpoints.Take(at + 1).Select(earlier => (earlier, later))))
        {
            var proof = await world.Holding().Ledger.GetConsistencyProofAsync(new() { Ledger = "parties", FromSize = earlier.Size, ToSize = later.Size });
            Assert.True(MerkleTree.VerifyConsistency(
                (long)earlier.Size, earlier.RootHash.ToByteArray(), (long)later.Size, later.RootHash.ToByteArray(), Hashes(proof.Path)));
        }
    }

    private static byte[][] Hashes(IEnumerable<Google.Protobuf.ByteString> path) => [.. path.Select(hash => hash.ToByteArray())];
}

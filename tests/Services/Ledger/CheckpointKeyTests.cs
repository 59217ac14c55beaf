using System.Globalization;
using Saylau.Client.Proofs;
using Saylau.Common.V1;
using Saylau.Platform.Ledger;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Ledger;

/// <summary>The key of checkpoints changes; what was signed before is verified for ever.</summary>
public sealed class CheckpointKeyTests : IDisposable
{
    private const string Origin = "localhost/saylau/parties";
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("saylau-keys-");
    private readonly string first = NewSeed(), second = NewSeed();

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task A_checkpoint_of_before_a_change_of_keys_is_verified_by_what_is_published_after_it()
    {
        var before = await Run(first, "party-1");
        var during = await Run(second, "party-2", previous: first);
        var after = await Run(second, "party-3", retired: [string.Create(CultureInfo.InvariantCulture, $"{KeyOf(first)} {during.Checkpoint.Size}")]);

        // A verifier of after the change needs nothing but what is published then.
        Assert.Equal([(KeyOf(second), CheckpointKeyStatus.Current, 0UL), (KeyOf(first), CheckpointKeyStatus.Retired, 2UL)],
            after.Keys.Select(key => (key.VerifierKey, key.Status, key.LastSize)));
        var old = after.Keys.Single(key => SignedNote.Verify(before.Checkpoint.Note, key.VerifierKey, out _));
        Assert.True(before.Checkpoint.Size <= old.LastSize);
        Assert.True(SignedNote.Verify(after.Checkpoint.Note, after.Keys[0].VerifierKey, out _));
        Assert.True(MerkleTree.VerifyConsistency((long)before.Checkpoint.Size, before.Checkpoint.RootHash.ToByteArray(),
            (long)after.Checkpoint.Size, after.Checkpoint.RootHash.ToByteArray(), after.FromFirst));
    }

    [Fact]
    public async Task While_keys_are_changed_a_checkpoint_is_verified_by_either_and_by_no_other()
    {
        var during = await Run(second, "party-1", previous: first);

        Assert.True(SignedNote.Verify(during.Checkpoint.Note, KeyOf(first), out var byOld));
        Assert.True(SignedNote.Verify(during.Checkpoint.Note, KeyOf(second), out var byNew));
        Assert.Equal(byOld, byNew);
        Assert.False(SignedNote.Verify(during.Checkpoint.Note, KeyOf(NewSeed()), out _));
        Assert.Equal([(KeyOf(second), CheckpointKeyStatus.Current), (KeyOf(first), CheckpointKeyStatus.Previous)],
            during.Keys.Select(key => (key.VerifierKey, key.Status)));
        Assert.Equal(KeyOf(second), during.Checkpoint.VerifierKey);
        Assert.DoesNotContain(during.Keys, key => key.HasLastSize);
    }

    [Fact]
    public async Task A_retired_key_signs_no_more()
    {
        var after = await Run(second, "party-1", retired: [KeyOf(first)]);

        Assert.False(SignedNote.Verify(after.Checkpoint.Note, KeyOf(first), out _));
        Assert.False(after.Keys[1].HasLastSize);
    }

    /// <summary>Starts the service on the same data with these keys, records a party, and stops it.</summary>
    private async Task<Seen> Run(string seed, string party, string previous = "", params string[] retired)
    {
        await using var suite = await TestSuite.Start(new()
        {
            Only = "parties",
            DataFolder = data.FullName,
            Over = (_, builder) =>
            {
                builder.Configuration["Saylau:Ledger:SigningSeed"] = seed;
                builder.Configuration["Saylau:Ledger:PreviousSigningSeed"] = previous;
                for (var at = 0; at < retired.Length; at++)
                    builder.Configuration[$"Saylau:Ledger:RetiredKeys:{at}"] = retired[at];
            },
        });
        await suite.As($"party@{party}", "archive@kz").Registry.RecordPartyAsync(Requests.Party(party, "2010-01-10"));
        var ledger = suite.AsPublic().Ledger;
        var checkpoint = await ledger.GetCheckpointAsync(new() { Ledger = "parties" });
        var keys = await ledger.GetCheckpointKeysAsync(new() { Ledger = "parties" });
        var proof = await ledger.GetConsistencyProofAsync(new() { Ledger = "parties", FromSize = 1, ToSize = checkpoint.Size });
        return new(checkpoint, [.. keys.Keys], [.. proof.Path.Select(hash => hash.ToByteArray())]);
    }

    private static string NewSeed() => Convert.ToBase64String(NoteSigner.NewSeed());

    private static string KeyOf(string seed) => new NoteSigner(Origin, Convert.FromBase64String(seed)).VerifierKey;

    private sealed record Seen(GetCheckpointResponse Checkpoint, IReadOnlyList<CheckpointKey> Keys, byte[][] FromFirst);
}

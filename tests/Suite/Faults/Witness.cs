using Grpc.Core;
using Saylau.Client;
using Saylau.Client.Proofs;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Ledger;
using Saylau.Testing;

namespace Saylau.Tests.Suite.Faults;

/// <summary>Remembers every checkpoint it was shown, and holds the service to them.</summary>
internal sealed class Witness
{
    private readonly List<GetCheckpointResponse> seen = [];

    /// <summary>
    /// The newest checkpoint is signed, extends every one seen before, and is the root of exactly the events that are
    /// there; each acknowledged party is there once, and no other.
    /// </summary>
    public async Task Verify(Clients clients, IReadOnlyCollection<string> parties)
    {
        var newest = await Checkpoint(clients);
        foreach (var earlier in seen)
            await AssertExtends(clients, earlier, newest);
        seen.Add(newest);

        var events = await Events(clients);
        Assert.Equal(Enumerable.Range(0, (int)newest.Size).Select(position => (ulong)position), events.Select(each => each.Event.Position));
        Assert.Equal(newest.RootHash.ToByteArray(), RootOf(events));
        var recorded = events.Select(each => each.Event.Payload.Unpack<PartyRecorded>().Party.PartyId).ToArray();
        var expected = parties.Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(expected, recorded.Order(StringComparer.Ordinal));
        Assert.Equal(expected, await Listed(clients));
    }

    private static async Task<GetCheckpointResponse> Checkpoint(Clients clients)
    {
        var checkpoint = await clients.Ledger.GetCheckpointAsync(new() { Ledger = "parties" });
        Assert.True(SignedNote.Verify(checkpoint.Note, checkpoint.VerifierKey, out var text));
        Assert.True(Client.Proofs.Checkpoint.TryParse(text, out var signed));
        Assert.Equal(((long)checkpoint.Size, checkpoint.RootHash.ToBase64()), (signed.Size, Convert.ToBase64String(signed.Root)));
        return checkpoint;
    }

    private static async Task AssertExtends(Clients clients, GetCheckpointResponse earlier, GetCheckpointResponse later)
    {
        Assert.Equal(earlier.VerifierKey, later.VerifierKey);
        var proof = await clients.Ledger.GetConsistencyProofAsync(new() { Ledger = "parties", FromSize = earlier.Size, ToSize = later.Size });
        Assert.True(MerkleTree.VerifyConsistency((long)earlier.Size, earlier.RootHash.ToByteArray(), (long)later.Size,
            later.RootHash.ToByteArray(), [.. proof.Path.Select(hash => hash.ToByteArray())]));
    }

    private static async Task<List<ReadEventsResponse>> Events(Clients clients)
    {
        using var stream = clients.Ledger.ReadEvents(new() { Ledger = "parties" });
        var events = new List<ReadEventsResponse>();
        await foreach (var response in stream.ResponseStream.ReadAllAsync())
        {
            if (response.Event is not null)
                events.Add(response);
        }

        return events;
    }

    private static byte[] RootOf(IEnumerable<ReadEventsResponse> events) => MerkleTree.RootOf(MerkleTree.Append(
        0, [], events.Select(each => MerkleTree.HashLeaf(each.EventBytes.Span))).Frontier);

    private static async Task<IReadOnlyList<string>> Listed(Clients clients)
    {
        var parties = new List<string>();
        await foreach (var page in Paging.Pages(new ListPartiesRequest { Jurisdiction = "kz", PageSize = 1000 }, request => clients.Registry.ListPartiesAsync(request)))
            parties.AddRange(page.Parties.Select(party => party.PartyId));
        return parties;
    }
}

using System.Security.Cryptography;
using Google.Protobuf;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.VoterLists;

/// <summary>A changeset as it is stored.</summary>
internal sealed record ChangesetRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ElectionId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string State { get; init; }

    public required string Reason { get; init; }

    /// <summary>A commitment to whoever proposed it.</summary>
    public required byte[] Creator { get; init; }

    public required long Additions { get; init; }

    public required long Removals { get; init; }

    public required long Moves { get; init; }

    public required long Amendments { get; init; }

    public required long Version { get; init; }

    internal VoterChangesetState Standing => EnumText.Parse<VoterChangesetState>(State);

    private long Items => Additions + Removals + Moves + Amendments;

    /// <summary>The changeset of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/VOTER_CHANGESET_NOT_FOUND.</exception>
    public static ChangesetRow Require(Session session, string id) =>
        session.Find<ChangesetRow>("SELECT * FROM VoterChangeset WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.VoterChangesetNotFound, "changeset_id", id);

    /// <summary>Moves the changeset to where an act leads.</summary>
    public ChangesetRow Move(LedgerTransaction tx, VoterChangesetAct act) =>
        Store(tx, this with { State = EnumText.Of(ChangesetRules.Lifecycle.After(Standing, act)!.Value) });

    /// <summary>Adds changes to a changeset of this list that is still only proposed.</summary>
    /// <exception cref="Refusal">It is of another list, or no longer only proposed; or it says something of one of the voters already.</exception>
    public static ChangesetRow Extend(LedgerTransaction tx, string id, string electionId, IReadOnlyList<ChangesetItemRow> added)
    {
        var changeset = Require(tx, id);
        if (!string.Equals(changeset.ElectionId, electionId, StringComparison.Ordinal))
            throw Refusal.NotFound(ErrorReason.VoterChangesetNotFound, "changeset_id", id);
        var there = ChangesetItemRow.Persons(tx, id, added.Select(item => item.Person));
        new[] { ChangesetRules.MayHappen(id, changeset.Standing, VoterChangesetAct.Extend) }
            .Concat(added.Select((item, at) => ChangesetRules.SaysOneThing(id, $"changes[{at}]", there.Add(VoterIdentities.IdOf(item.Person)))))
            .RefuseIfViolated();

        tx.InsertMany("VoterChangesetItem", added.Select((item, at) => item with { ChangesetId = id, Item = changeset.Items + at }).ToArray());
        long Counted(VoterChangeKind kind) => added.Count(item => item.Change is var change && change.Kind == kind);
        return Store(tx, changeset with
        {
            Additions = changeset.Additions + Counted(VoterChangeKind.Add),
            Removals = changeset.Removals + Counted(VoterChangeKind.Remove),
            Moves = changeset.Moves + Counted(VoterChangeKind.Move),
            Amendments = changeset.Amendments + Counted(VoterChangeKind.Amend),
        });
    }

    public VoterChangeset ToProto() => new()
    {
        ChangesetId = Id,
        ElectionId = ElectionId,
        State = Standing,
        Reason = Reason,
        Additions = (uint)Additions,
        Removals = (uint)Removals,
        Moves = (uint)Moves,
        Amendments = (uint)Amendments,
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };

    private static ChangesetRow Store(LedgerTransaction tx, ChangesetRow changed)
    {
        var next = changed with { Version = changed.Version + 1 };
        tx.Execute(UpdateChangeset, new { next.Id, next.State, next.Additions, next.Removals, next.Moves, next.Amendments, next.Version });
        return next;
    }

    private const string UpdateChangeset = """
        UPDATE VoterChangeset
        SET State = @State, Additions = @Additions, Removals = @Removals, Moves = @Moves, Amendments = @Amendments, Version = @Version
        WHERE Id = @Id
        """;
}

/// <summary>A change as it is stored, with what the entry was before it was made.</summary>
internal sealed record ChangesetItemRow
{
    public required string ChangesetId { get; init; }

    public required string ElectionId { get; init; }

    public required long Item { get; init; }

    public required string Kind { get; init; }

    public required byte[] Person { get; init; }

    public required string PrecinctId { get; init; }

    public required string Reason { get; init; }

    public required long Digest { get; init; }

    public required byte[] Sealed { get; init; }

    public bool WasThere { get; init; }

    public bool WasListed { get; init; }

    public string WasAt { get; init; } = "";

    public long WasDigest { get; init; }

    public byte[] WasSealed { get; init; } = [];

    public string WasChangedBy { get; init; } = "";

    /// <summary>What decides about it.</summary>
    internal ChangeFacts Change => new(Item, EnumText.Parse<VoterChangeKind>(Kind), PrecinctId, Digest);

    /// <summary>What the entry was before the change was made; null if there was none.</summary>
    internal EntryFacts? Before => WasThere ? new(WasListed, WasAt, WasDigest, WasChangedBy) : null;

    /// <summary>The changes of a changeset, in their order.</summary>
    public static IReadOnlyList<ChangesetItemRow> Of(Session session, string changesetId) =>
        session.Query<ChangesetItemRow>("SELECT * FROM VoterChangesetItem WHERE ChangesetId = @ChangesetId ORDER BY Item", new { ChangesetId = changesetId });

    /// <summary>Those of the persons of whom a changeset says something already: however long it is, only they are looked for.</summary>
    public static HashSet<string> Persons(Session session, string changesetId, IEnumerable<byte[]> persons) =>
        session.Query<byte[]>(PersonsThere, new { ChangesetId = changesetId, Persons = persons.ToArray() })
            .Select(VoterIdentities.IdOf).ToHashSet(StringComparer.Ordinal);

    private const string PersonsThere = """
        SELECT Person
        FROM VoterChangesetItem
        WHERE ChangesetId = @ChangesetId AND Person IN @Persons
        """;

    /// <summary>A hash over all changes: whom, what and where to.</summary>
    public static ByteString Root(IEnumerable<ChangesetItemRow> items)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in items)
        {
            hash.AppendData(item.Person);
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{item.Kind}/{item.PrecinctId}/{item.Digest}"));
        }

        return ByteString.CopyFrom(hash.GetHashAndReset());
    }
}

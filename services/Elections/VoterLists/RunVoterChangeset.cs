using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<RunVoterChangesetResponse> RunVoterChangeset(RunVoterChangesetRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var changeset = OwnChangeset(tx, request.ChangesetId, request.Etag);
            var items = ChangesetItemRow.Of(tx, changeset.Id);
            var entries = VoterEntryRow.Named(tx, changeset.ElectionId, items.Select(item => item.Person));
            var findings = MayRun(tx, changeset, items, entries);
            findings.RefuseIfViolated();

            foreach (var item in items)
                Make(tx, item, entries.GetValueOrDefault(VoterIdentities.IdOf(item.Person)));
            var after = changeset.Move(tx, VoterChangesetAct.Run).ToProto();
            tx.Record(new VoterChangesetMoved { Act = VoterChangesetAct.Run, Changeset = after, Root = ChangesetItemRow.Root(items), Findings = { findings } });
            return new RunVoterChangesetResponse { Changeset = after, Findings = { findings }, Rows = { Done(items) } };
        });

    private static Finding[] MayRun(
        Session session, ChangesetRow changeset, IReadOnlyList<ChangesetItemRow> items, IReadOnlyDictionary<string, VoterEntryRow> entries) =>
    [
        ChangesetRules.MayHappen(changeset.Id, changeset.Standing, VoterChangesetAct.Run),
        VoterRollRules.MayHappen(changeset.ElectionId, VoterRollRow.Require(session, changeset.ElectionId).Standing, VoterRollAct.Change),
        .. items.Select(item => ChangesetRules.CanBeMade(changeset.Id, entries.GetValueOrDefault(VoterIdentities.IdOf(item.Person))?.Facts, item.Change)),
    ];

    private static IEnumerable<RowResult> Done(IEnumerable<ChangesetItemRow> items) =>
        items.Select(item => new RowResult { Row = (uint)item.Item, Outcome = RowOutcome.Stored });

    private static void Make(LedgerTransaction tx, ChangesetItemRow item, VoterEntryRow? entry)
    {
        var after = ChangesetRules.After(item.ChangesetId, entry?.Facts, item.Change);
        var was = entry is null ? [] : VoterPersonRow.SealOf(tx, item.ElectionId, entry.Number);
        tx.Execute(KeepBefore, item with
        {
            WasThere = entry is not null,
            WasListed = entry is { Listed: true },
            WasAt = entry?.PrecinctId ?? "",
            WasDigest = entry?.Digest ?? 0,
            WasSealed = was,
            WasChangedBy = entry?.ChangesetId ?? "",
        });
        if (entry is null)
            Add(tx, item, after);
        else
            Put(tx, entry, after, item.Sealed.Length > 0 ? item.Sealed : was);
        StationCounts.Move(tx, item.ElectionId, ChangesetRules.Moves(entry?.Facts, after, item.Change.Kind));
    }

    private static void Add(LedgerTransaction tx, ChangesetItemRow item, EntryFacts after)
    {
        var number = VoterRollRow.TakeNumbers(tx, item.ElectionId, 1) + 1;
        tx.Insert("VoterEntry", new VoterEntryRow
        {
            ElectionId = item.ElectionId,
            Person = item.Person,
            Number = number,
            PrecinctId = after.PrecinctId,
            Listed = after.Listed,
            Digest = after.Digest,
            ChangesetId = after.ChangesetId,
        });
        tx.Insert("VoterPerson", new VoterPersonRow { ElectionId = item.ElectionId, Number = number, Person = item.Person, Sealed = item.Sealed });
    }

    private static void Put(LedgerTransaction tx, VoterEntryRow entry, EntryFacts after, byte[] seal)
    {
        tx.Execute(UpdateEntry, new { entry.ElectionId, entry.Person, after.PrecinctId, after.Listed, after.Digest, after.ChangesetId });
        tx.Execute(UpdatePerson, new { entry.ElectionId, entry.Number, Sealed = seal });
    }

    private const string KeepBefore = """
        UPDATE VoterChangesetItem
        SET WasThere = @WasThere, WasListed = @WasListed, WasAt = @WasAt, WasDigest = @WasDigest, WasSealed = @WasSealed, WasChangedBy = @WasChangedBy
        WHERE ChangesetId = @ChangesetId AND Item = @Item
        """;

    private const string UpdateEntry = """
        UPDATE VoterEntry
        SET PrecinctId = @PrecinctId, Listed = @Listed, Digest = @Digest, ChangesetId = @ChangesetId
        WHERE ElectionId = @ElectionId AND Person = @Person
        """;

    private const string UpdatePerson = """
        UPDATE VoterPerson
        SET Sealed = @Sealed
        WHERE ElectionId = @ElectionId AND Number = @Number
        """;
}

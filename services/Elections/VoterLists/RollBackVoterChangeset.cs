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
    public override Task<RollBackVoterChangesetResponse> RollBackVoterChangeset(RollBackVoterChangesetRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var changeset = OwnChangeset(tx, request.ChangesetId, request.Etag);
            var items = ChangesetItemRow.Of(tx, changeset.Id);
            var entries = VoterEntryRow.Named(tx, changeset.ElectionId, items.Select(item => item.Person));
            var findings = MayRollBack(tx, changeset, items, entries);
            findings.RefuseIfViolated();

            foreach (var item in items)
                Undo(tx, item, entries[VoterIdentities.IdOf(item.Person)]);
            var after = changeset.Move(tx, VoterChangesetAct.RollBack).ToProto();
            tx.Record(new VoterChangesetMoved { Act = VoterChangesetAct.RollBack, Changeset = after, Root = ChangesetItemRow.Root(items), Findings = { findings } });
            return new RollBackVoterChangesetResponse { Changeset = after, Findings = { findings }, Rows = { Done(items) } };
        });

    private static Finding[] MayRollBack(
        Session session, ChangesetRow changeset, IReadOnlyList<ChangesetItemRow> items, IReadOnlyDictionary<string, VoterEntryRow> entries)
    {
        var ran = ChangesetRules.MayHappen(changeset.Id, changeset.Standing, VoterChangesetAct.RollBack);
        var open = VoterRollRules.MayHappen(changeset.ElectionId, VoterRollRow.Require(session, changeset.ElectionId).Standing, VoterRollAct.Change);
        // What was never made has nothing to undo.
        return ran.Outcome is not Outcome.Satisfied ? [ran, open]
            : [ran, open, .. items.Select(item => ChangesetRules.CanBeUndone(changeset.Id, entries.GetValueOrDefault(VoterIdentities.IdOf(item.Person))?.Facts, item.Change))];
    }

    private static void Undo(LedgerTransaction tx, ChangesetItemRow item, VoterEntryRow entry)
    {
        if (item.Before is { } before)
            Put(tx, entry, before, item.WasSealed);
        else
            Delete(tx, entry);
        StationCounts.Move(tx, item.ElectionId,
            ChangesetRules.Moves(item.Before, entry.Facts, item.Change.Kind).Select(move => (move.PrecinctId, move.Measure, -move.By)));
    }

    private static void Delete(LedgerTransaction tx, VoterEntryRow entry)
    {
        tx.Execute("DELETE FROM VoterEntry WHERE ElectionId = @ElectionId AND Person = @Person", new { entry.ElectionId, entry.Person });
        tx.Execute("DELETE FROM VoterPerson WHERE ElectionId = @ElectionId AND Number = @Number", new { entry.ElectionId, entry.Number });
    }
}

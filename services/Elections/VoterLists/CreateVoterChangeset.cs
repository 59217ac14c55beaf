using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<CreateVoterChangesetResponse> CreateVoterChangeset(CreateVoterChangesetRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var roll = Own(tx, request.ElectionId);
            if (tx.Find<int?>("SELECT 1 FROM VoterChangeset WHERE Id = @Id", new { Id = request.ChangesetId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.VoterChangesetExists, "changeset_id", request.ChangesetId);
            var items = ItemsOf(tx, roll, request.Changes, "changes[]");
            var findings = MayBeAdded(tx, roll, request.Changes).Prepend(VoterRollRules.MayHappen(roll.ElectionId, roll.Standing, VoterRollAct.Change)).ToArray();
            findings.RefuseIfViolated();

            tx.Insert("VoterChangeset", tx.Stamp(new ChangesetRow
            {
                Id = request.ChangesetId,
                ElectionId = roll.ElectionId,
                Jurisdiction = roll.Jurisdiction,
                State = EnumText.Of(VoterChangesetState.Proposed),
                Reason = request.Reason,
                Creator = identities.Official(tx.Call.Caller.Subject),
                Additions = 0,
                Removals = 0,
                Moves = 0,
                Amendments = 0,
                Version = 0,
            }));
            var changeset = ChangesetRow.Extend(tx, request.ChangesetId, roll.ElectionId, items).ToProto();
            tx.Record(new VoterChangesetCreated { Changeset = changeset, Root = ChangesetItemRow.Root(items) });
            return new CreateVoterChangesetResponse { Changeset = changeset, Findings = { findings } };
        });
}

using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<ApproveVoterChangesetResponse> ApproveVoterChangeset(ApproveVoterChangesetRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var changeset = OwnChangeset(tx, request.ChangesetId, request.Etag);
            var findings = MayApprove(changeset, tx.Call.Caller.Subject);
            findings.RefuseIfViolated();

            var after = changeset.Move(tx, VoterChangesetAct.Approve).ToProto();
            tx.Record(new VoterChangesetMoved
            {
                Act = VoterChangesetAct.Approve,
                Changeset = after,
                Root = ChangesetItemRow.Root(ChangesetItemRow.Of(tx, changeset.Id)),
                Findings = { findings },
            });
            return new ApproveVoterChangesetResponse { Changeset = after, Findings = { findings } };
        });

    private Finding[] MayApprove(ChangesetRow changeset, string subject) =>
    [
        ChangesetRules.MayHappen(changeset.Id, changeset.Standing, VoterChangesetAct.Approve),
        ChangesetRules.IsApprovedByAnother(changeset.Id, !changeset.Creator.AsSpan().SequenceEqual(identities.Official(subject))),
    ];

    private static ChangesetRow OwnChangeset(LedgerTransaction tx, string id, string etag)
    {
        var changeset = ChangesetRow.Require(tx, id);
        tx.Call.RequireScope(changeset.Jurisdiction);
        tx.Concerns(changeset.Jurisdiction);
        Etags.Require(etag, changeset.Version);
        return changeset;
    }
}

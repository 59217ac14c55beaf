using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.Deliberations;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Texts;

internal sealed partial class BillTextService
{
    /// <inheritdoc />
    public override Task<ProposeAmendmentResponse> ProposeAmendment(ProposeAmendmentRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var bill = BillRow.Require(tx, request.BillId);
            tx.Call.RequireScope(bill.Jurisdiction);
            tx.Concerns(bill.Jurisdiction);
            ChamberRow.RequireWithin(tx, request.ChamberId, bill.Jurisdiction);
            RequireTextOf(tx, request.VersionId, bill.Id);
            if (tx.Find<int?>("SELECT 1 FROM Amendment WHERE Id = @Id", new { Id = request.AmendmentId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.AmendmentExists, "amendment_id", request.AmendmentId);
            var findings = DeliberationRules.IsBeforeParliament(bill.StageNow, bill.OccurredOn, tx.OccurredOn, bill.Id).ToList();
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request));
            tx.Insert("Amendment", row);
            var amendment = row.ToProto();
            tx.Record(new AmendmentProposed { Amendment = amendment });
            return new ProposeAmendmentResponse { Amendment = amendment, Findings = { findings } };
        });

    private static void RequireTextOf(Session session, string versionId, string billId)
    {
        if (versionId.Length > 0 && !string.Equals(BillVersionRow.Require(session, versionId).BillId, billId, StringComparison.Ordinal))
            throw Refusal.NotFound(ErrorReason.TextNotFound, "version_id", versionId);
    }

    private static AmendmentRow Row(ProposeAmendmentRequest request) => new()
    {
        Id = request.AmendmentId,
        BillId = request.BillId,
        VersionId = request.VersionId,
        ChamberId = request.ChamberId,
        Proposer = request.Proposer,
        Provision = request.Provision,
        Body = request.Text,
        State = EnumText.Of(AmendmentState.Tabled),
        VoteId = "",
        Reason = "",
        DecidedOn = "",
        Version = 1,
    };
}

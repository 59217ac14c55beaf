using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Texts;

internal sealed partial class BillTextService
{
    /// <inheritdoc />
    public override Task<RecordBillVersionResponse> RecordBillVersion(RecordBillVersionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var bill = BillRow.Require(tx, request.BillId);
            tx.Call.RequireScope(bill.Jurisdiction);
            tx.Concerns(bill.Jurisdiction);
            ChamberRow.RequireWithin(tx, request.ChamberId, bill.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM BillVersion WHERE Id = @Id", new { Id = request.VersionId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.TextExists, "version_id", request.VersionId);
            var findings = TextRules.MayRecord(request.Sha256, request.Text, bill.OccurredOn, tx.OccurredOn).ToList();
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request));
            tx.Insert("BillVersion", row);
            if (request.Text.Length > 0)
                tx.Insert("BillText", new BillTextRow { VersionId = row.Id, Body = request.Text });
            var version = row.ToProto();
            tx.Record(new BillVersionRecorded { Version = version });
            return new RecordBillVersionResponse { Version = version, Findings = { findings } };
        });

    private static BillVersionRow Row(RecordBillVersionRequest request) => new()
    {
        Id = request.VersionId,
        BillId = request.BillId,
        Status = EnumText.Of(request.Status),
        ChamberId = request.ChamberId,
        Language = request.Language,
        MediaType = request.MediaType,
        Uri = request.Uri,
        Sha256 = request.Sha256.Length > 0 ? request.Sha256.ToLowerInvariant() : TextRules.HashOf(request.Text),
        Characters = request.Text.Length > 0 ? request.Text.Length : null,
    };
}

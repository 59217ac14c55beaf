using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Deliberations;

internal sealed partial class DeliberationService
{
    /// <inheritdoc />
    public override Task<RecordCommitteeReportResponse> RecordCommitteeReport(RecordCommitteeReportRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var bill = BillRow.Require(tx, request.BillId);
            tx.Call.RequireScope(bill.Jurisdiction);
            tx.Concerns(bill.Jurisdiction);
            ChamberRow.RequireWithin(tx, request.ChamberId, bill.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM CommitteeReport WHERE Id = @Id", new { Id = request.ReportId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.CommitteeReportExists, "report_id", request.ReportId);
            var findings = DeliberationRules.IsBeforeParliament(bill.StageNow, bill.OccurredOn, tx.OccurredOn, bill.Id).ToList();
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request));
            tx.Insert("CommitteeReport", row);
            var report = row.ToProto();
            tx.Record(new CommitteeReported { Report = report });
            return new RecordCommitteeReportResponse { Report = report, Findings = { findings } };
        });

    private static CommitteeReportRow Row(RecordCommitteeReportRequest request) => new()
    {
        Id = request.ReportId,
        BillId = request.BillId,
        ChamberId = request.ChamberId,
        Committee = request.Committee,
        Recommendation = EnumText.Of(request.Recommendation),
        Summary = request.Summary,
        Uri = request.Uri,
    };
}

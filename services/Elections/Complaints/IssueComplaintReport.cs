using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<IssueComplaintReportResponse> IssueComplaintReport(IssueComplaintReportRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM ComplaintReport WHERE Id = @Id", new { Id = request.ReportId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.ComplaintReportExists, "report_id", request.ReportId);

            var row = tx.Stamp(new ReportRow
            {
                Id = request.ReportId,
                ElectionId = election.Id,
                Issuer = request.Issuer,
                Complaints = request.Complaints,
                Irregularities = request.Irregularities,
                Quote = request.Quote,
            });
            tx.Insert("ComplaintReport", row);
            var report = row.ToProto((uint)FiledBy(tx, election.Id, tx.OccurredOn).Count);
            tx.Record(new ComplaintReportIssued { Report = report });
            return new IssueComplaintReportResponse { Report = report, Findings = { report.Findings } };
        });
}

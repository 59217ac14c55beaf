using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<FileComplaintResponse> FileComplaint(FileComplaintRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Complaint WHERE Id = @Id", new { Id = request.ComplaintId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.ComplaintExists, "complaint_id", request.ComplaintId);

            var row = tx.Stamp(new ComplaintRow
            {
                Id = request.ComplaintId,
                ElectionId = election.Id,
                Jurisdiction = election.Jurisdiction,
                ComplainantKind = EnumText.Of(request.ComplainantKind),
                Subject = request.Subject,
                PrecinctId = request.PrecinctId,
                Region = request.PrecinctId.Length > 0 ? PrecinctRow.Require(tx, request.PrecinctId, election.Jurisdiction).Region : "",
                Version = 1,
            });
            tx.Insert("Complaint", row);
            var complaint = row.ToProto(null);
            tx.Record(new ComplaintFiled { Complaint = complaint });
            return new FileComplaintResponse { Complaint = complaint };
        });
}

using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override async Task<FileComplaintResponse> FileComplaint(FileComplaintRequest request, ServerCallContext context)
    {
        var party = await AskParty(database.Read(session => ElectionRow.Require(session, request.ElectionId)).Jurisdiction, context);
        return await ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            RequireComplainant(tx.Call, election.Jurisdiction, party);
            tx.Concerns(election.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Complaint WHERE Id = @Id", new { Id = request.ComplaintId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.ComplaintExists, "complaint_id", request.ComplaintId);

            if (request.CandidateId.Length > 0)
                RequireCandidate(tx, election.Id, request.CandidateId);
            var inForce = law.On(tx, election.Jurisdiction, tx.OccurredDay);
            var findings = inForce.Judge(ComplaintRules.MayFile(
                request.ComplainantKind, request.SubjectKind, request.EventOn, tx.OccurredOn, inForce.Rules.Complaints));

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
                SubjectKind = EnumText.Of(request.SubjectKind),
                EventOn = request.EventOn,
                CandidateId = request.CandidateId,
                Findings = FindingList.ToBytes(findings),
            });
            tx.Insert("Complaint", row);
            var complaint = row.ToProto(ComplaintCase.Open);
            tx.Record(new ComplaintFiled { Complaint = complaint });
            return new FileComplaintResponse { Complaint = complaint, Findings = { findings } };
        });
    }
}

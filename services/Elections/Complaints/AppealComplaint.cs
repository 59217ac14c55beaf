using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override async Task<AppealComplaintResponse> AppealComplaint(AppealComplaintRequest request, ServerCallContext context)
    {
        var party = await AskParty(database.Read(session => ComplaintRow.Require(session, request.ComplaintId)).Jurisdiction, context);
        return await ledger.Write(request, context, tx =>
        {
            var complaint = ComplaintRow.Require(tx, request.ComplaintId);
            RequireComplainant(tx.Call, complaint.Jurisdiction, party);
            tx.Concerns(complaint.Jurisdiction);
            Etags.Require(request.Etag, complaint.Version);
            var decided = ComplaintCase.Of(tx, complaint.Id);
            var findings = Judge(tx, complaint, decided, ComplaintAct.Appeal, ComplaintAuthority.Unspecified, tx.OccurredDay.Iso());
            findings.RefuseIfViolated();

            var row = tx.Stamp(new AppealRow
            {
                ComplaintId = complaint.Id,
                Number = decided.Appeals.Count + 1,
                AppellantKind = EnumText.Of(request.AppellantKind),
                Grounds = request.Grounds,
                Findings = FindingList.ToBytes(findings),
            });
            tx.Insert("ComplaintAppeal", row);
            var appealed = Next(tx, complaint).ToProto(decided with { Appeals = [.. decided.Appeals, (row, null)] });
            tx.Record(new ComplaintAppealed { ComplaintId = complaint.Id, Appeal = appealed.Appeals[^1] });
            return new AppealComplaintResponse { Complaint = appealed, Findings = { findings } };
        });
    }
}

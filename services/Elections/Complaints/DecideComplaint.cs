using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<DecideComplaintResponse> DecideComplaint(DecideComplaintRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var complaint = ComplaintRow.Require(tx, request.ComplaintId);
            RequireAuthority(tx.Call, complaint);
            tx.Concerns(complaint.Jurisdiction);
            Etags.Require(request.Etag, complaint.Version);
            var findings = Judge(tx, complaint, tx.OccurredDay.Iso());
            findings.RefuseIfViolated();

            var decision = tx.Stamp(new DecisionRow
            {
                ComplaintId = complaint.Id,
                Outcome = EnumText.Of(request.Outcome),
                Decision = request.Decision,
            });
            var decided = complaint with { Version = complaint.Version + 1 };
            tx.Insert("ComplaintDecision", decision);
            tx.Execute("UPDATE Complaint SET Version = @Version WHERE Id = @Id", new { decided.Version, decided.Id });
            tx.Record(new ComplaintDecided { ComplaintId = complaint.Id, Decision = decision.ToProto(), Findings = { findings } });
            return new DecideComplaintResponse { Complaint = decided.ToProto(decision), Findings = { findings } };
        });

    /// <summary>The country's authorities decide on all complaints, a region's on those from its precincts.</summary>
    private static void RequireAuthority(Call call, ComplaintRow complaint)
    {
        if (complaint.Region.Length > 0 && call.Caller.Has(Role.RegionalCommission, complaint.Region))
            call.RequireScope(Role.RegionalCommission, complaint.Region);
        else
            call.RequireScope(complaint.Jurisdiction);
    }

    private static IReadOnlyList<Finding> Judge(Platform.Data.Session session, ComplaintRow complaint, string day) =>
        [.. ComplaintRules.MayDecide(complaint.Id, complaint.ToProto(DecisionRow.On(session, complaint.Id)).State, complaint.OccurredOn, day)];
}

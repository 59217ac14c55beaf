using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<CheckComplaintResponse> CheckComplaint(CheckComplaintRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var complaint = ComplaintRow.Require(session, request.ComplaintId);
            return new CheckComplaintResponse
            {
                Findings = { Judge(session, complaint, ComplaintCase.Of(session, complaint.Id), request.Act, request.Authority, day) },
            };
        }));
    }
}

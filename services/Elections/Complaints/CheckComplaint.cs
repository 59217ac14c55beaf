using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<CheckComplaintResponse> CheckComplaint(CheckComplaintRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session => new CheckComplaintResponse
        {
            Findings = { Judge(session, ComplaintRow.Require(session, request.ComplaintId), ledger.DayAsked(request.AsOf)) },
        }));
}

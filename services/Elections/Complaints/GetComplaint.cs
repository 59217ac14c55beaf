using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<GetComplaintResponse> GetComplaint(GetComplaintRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session => new GetComplaintResponse
        {
            Complaint = ComplaintRow.Require(session, request.ComplaintId).ToProto(ComplaintCase.Of(session, request.ComplaintId)),
        }));
}

using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Founding;

public sealed partial class FoundingService
{
    /// <inheritdoc />
    public override Task<GetOrganisingCommitteeResponse> GetOrganisingCommittee(GetOrganisingCommitteeRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var row = CommitteeRow.Require(session, request.CommitteeId);
            return new GetOrganisingCommitteeResponse { Committee = row.ToProto(CommitteeRow.Regions(session, [row.Id])[row.Id]) };
        }));
}

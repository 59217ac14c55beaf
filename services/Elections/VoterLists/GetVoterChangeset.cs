using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<GetVoterChangesetResponse> GetVoterChangeset(GetVoterChangesetRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session => new GetVoterChangesetResponse { Changeset = ChangesetRow.Require(session, request.ChangesetId).ToProto() }));
}

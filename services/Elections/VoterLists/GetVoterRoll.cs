using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<GetVoterRollResponse> GetVoterRoll(GetVoterRollRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var roll = VoterRollRow.Require(session, request.ElectionId);
            return new GetVoterRollResponse { Roll = roll.ToProto(session), Source = roll.ToSource() };
        }));
}

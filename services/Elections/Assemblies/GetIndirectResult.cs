using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<GetIndirectResultResponse> GetIndirectResult(GetIndirectResultRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            return new GetIndirectResultResponse { Result = UnitResult.Require(session, election.Id, request.Region).ToProto() };
        }));
}

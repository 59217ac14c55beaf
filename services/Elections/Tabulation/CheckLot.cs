using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<CheckLotResponse> CheckLot(CheckLotRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var outcomes = OutcomesFor(session, context, request.ElectionId, request.AsOf);
            return new CheckLotResponse { Findings = { outcomes.MayDraw(request.CandidateId) }, TiedIds = { outcomes.Outcome.Tied } };
        }));
}

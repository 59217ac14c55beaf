using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<GetOutcomeResponse> GetOutcome(GetOutcomeRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = RequireShown(session, context, RequireDirect(session, request.ElectionId));
            var outcomes = ElectionOutcomes.Of(session, election, law, request.AsOf, ledger.Today);
            return new GetOutcomeResponse { Outcome = outcomes.ToProto(), Findings = { outcomes.Findings } };
        }));
}

using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Access;

namespace Saylau.Observers.Turnout;

public sealed partial class TurnoutService
{
    /// <inheritdoc />
    public override Task<GetTurnoutComparisonResponse> GetTurnoutComparison(GetTurnoutComparisonRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var (comparison, withheld) = Show(session, ComparisonRow.Require(session, request.ComparisonId), context.Call().Caller);
            return new GetTurnoutComparisonResponse { Comparison = comparison, Withheld = { withheld } };
        }));
}

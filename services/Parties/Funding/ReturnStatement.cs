using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<ReturnStatementResponse> ReturnStatement(ReturnStatementRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (statement, findings) = Decide(tx, request.StatementId, request.Etag, StatementAct.Return, request.Reason);
            return new ReturnStatementResponse { Statement = statement, Findings = { findings } };
        });
}

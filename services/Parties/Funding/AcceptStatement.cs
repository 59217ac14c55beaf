using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<AcceptStatementResponse> AcceptStatement(AcceptStatementRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (statement, findings) = Decide(tx, request.StatementId, request.Etag, StatementAct.Accept, request.Reason);
            return new AcceptStatementResponse { Statement = statement, Findings = { findings } };
        });
}

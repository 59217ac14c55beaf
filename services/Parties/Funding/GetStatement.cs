using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<GetStatementResponse> GetStatement(GetStatementRequest request, ServerCallContext context) =>
        Task.FromResult(new GetStatementResponse
        {
            Statement = database.Read(session => StatementRow.Require(session, request.StatementId)).ToProto(),
        });
}

using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<CheckStateFundingResponse> CheckStateFunding(CheckStateFundingRequest request, ServerCallContext context)
    {
        RequireCurrency("currency", request.Currency);
        return Task.FromResult(new CheckStateFundingResponse
        {
            Findings =
            {
                database.Read(session => JudgePayment(
                    session, PartyRow.Require(session, request.PartyId), request.Currency, ledger.DayAsked(request.AsOf))),
            },
        });
    }
}

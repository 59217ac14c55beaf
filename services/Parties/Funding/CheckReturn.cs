using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<CheckReturnResponse> CheckReturn(CheckReturnRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var row = DonationRow.Require(session, request.DonationId);
            var inForce = law.On(session, row.Jurisdiction, TextFormats.FirstDay(day));
            return new CheckReturnResponse
            {
                Findings = { inForce.Judge(DonationRules.MayReturn(row.ToProto(row.ReturnedOn), day, inForce.Rules.Funding)) },
            };
        }));
    }
}

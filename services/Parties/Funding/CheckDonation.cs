using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Access;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<CheckDonationResponse> CheckDonation(CheckDonationRequest request, ServerCallContext context)
    {
        RequireAmount(request.Amount);
        RequireCurrency("currency", request.Currency);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            context.Call().RequireScope(party.Jurisdiction);
            var donor = commitments.Donor(party.Id, request.DonorKind, request.DonorName, request.DonorNumber);
            var gift = new Gift(request.DonorKind, donor, request.Amount, request.Currency, ledger.DayAsked(request.AsOf));
            return new CheckDonationResponse { Findings = { Judge(session, party, gift) } };
        }));
    }
}

using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<GetPartyResponse> GetParty(GetPartyRequest request, ServerCallContext context) =>
        Task.FromResult(new GetPartyResponse
        {
            Party = database.Read(session => PartyOnDay.Require(session, request.PartyId, ledger.DayAsked(request.AsOf))),
        });
}

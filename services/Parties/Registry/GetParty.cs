using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<GetPartyResponse> GetParty(GetPartyRequest request, ServerCallContext context)
    {
        var row = database.Read(session => session.Find<PartyOnDayRow>(
            PartiesOnDay + " WHERE p.Id = @PartyId", new { Day = ledger.DayAsked(request.AsOf), request.PartyId }));
        return Task.FromResult(new GetPartyResponse
        {
            Party = row?.ToProto() ?? throw Refusal.NotFound(ErrorReason.PartyNotFound, "party_id", request.PartyId),
        });
    }
}

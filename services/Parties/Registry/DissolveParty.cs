using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<DissolvePartyResponse> DissolveParty(DissolvePartyRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (reorganisation, findings) = Reorganise(tx, new(
                request.ReorganisationId, ReorganisationKind.Dissolution, [request.PartyId], request.SuccessorIds,
                request.EffectiveFrom, request.Act, request.Reason));
            return new DissolvePartyResponse { Reorganisation = reorganisation, Findings = { findings } };
        });
}

using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<SplitPartyResponse> SplitParty(SplitPartyRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (reorganisation, findings) = Reorganise(tx, new(
                request.ReorganisationId, request.Continues ? ReorganisationKind.Separation : ReorganisationKind.Split,
                [request.PartyId], request.SuccessorIds, request.EffectiveFrom, request.Act, request.Reason));
            return new SplitPartyResponse { Reorganisation = reorganisation, Findings = { findings } };
        });
}

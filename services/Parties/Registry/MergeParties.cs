using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<MergePartiesResponse> MergeParties(MergePartiesRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (reorganisation, findings) = Reorganise(tx, new(
                request.ReorganisationId, ReorganisationKind.Merger, request.PartyIds, [request.SuccessorId],
                request.EffectiveFrom, request.Act, request.Reason));
            return new MergePartiesResponse { Reorganisation = reorganisation, Findings = { findings } };
        });
}

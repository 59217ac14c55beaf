using Grpc.Core;
using Saylau.Common.V1;

namespace Saylau.Platform.Ledger;

public sealed partial class LedgerService
{
    /// <inheritdoc />
    public override Task<GetCheckpointKeysResponse> GetCheckpointKeys(GetCheckpointKeysRequest request, ServerCallContext context)
    {
        RequireOurs(request.Ledger);
        return Task.FromResult(new GetCheckpointKeysResponse { Keys = { signer.Keys } });
    }
}

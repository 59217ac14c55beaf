using Google.Protobuf;
using Grpc.Core;
using Saylau.Client.Proofs;
using Saylau.Common.V1;

namespace Saylau.Platform.Ledger;

public sealed partial class LedgerService
{
    /// <inheritdoc />
    public override Task<GetCheckpointResponse> GetCheckpoint(GetCheckpointRequest request, ServerCallContext context)
    {
        RequireOurs(request.Ledger);
        var (size, root) = database.Read(session =>
        {
            var size = LedgerStore.Size(session);
            return (size, MerkleTree.RootOf(LedgerStore.Frontier(session, size)));
        });
        return Task.FromResult(new GetCheckpointResponse
        {
            Size = (ulong)size,
            RootHash = ByteString.CopyFrom(root),
            Note = signer.Sign(size, root),
            VerifierKey = signer.Keys[0].VerifierKey,
        });
    }
}

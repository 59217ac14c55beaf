using Google.Protobuf;
using Grpc.Core;
using Saylau.Client.Proofs;
using Saylau.Common.V1;

namespace Saylau.Platform.Ledger;

public sealed partial class LedgerService
{
    /// <inheritdoc />
    public override Task<GetInclusionProofResponse> GetInclusionProof(GetInclusionProofRequest request, ServerCallContext context)
    {
        RequireOurs(request.Ledger);
        return Task.FromResult(database.Read(session =>
        {
            byte[] Node(int height, long position) => LedgerStore.Node(session, height, position);
            var size = SizeAsked("tree_size", request.HasTreeSize ? request.TreeSize : null, LedgerStore.Size(session));
            if (request.Position >= (ulong)size)
                throw UnknownPosition("position", request.Position, size);

            var position = (long)request.Position;
            var response = new GetInclusionProofResponse
            {
                LeafHash = ByteString.CopyFrom(Node(0, position)),
                TreeSize = (ulong)size,
                RootHash = ByteString.CopyFrom(MerkleTree.RootAt(size, Node)),
            };
            response.Path.AddRange(MerkleTree.InclusionPath(position, size, Node).Select(hash => ByteString.CopyFrom(hash)));
            return response;
        }));
    }
}

using Google.Protobuf;
using Grpc.Core;
using Saylau.Client.Proofs;
using Saylau.Common.V1;

namespace Saylau.Platform.Ledger;

public sealed partial class LedgerService
{
    /// <inheritdoc />
    public override Task<GetConsistencyProofResponse> GetConsistencyProof(GetConsistencyProofRequest request, ServerCallContext context)
    {
        RequireOurs(request.Ledger);
        return Task.FromResult(database.Read(session =>
        {
            byte[] Node(int height, long position) => LedgerStore.Node(session, height, position);
            var to = SizeAsked("to_size", request.HasToSize ? request.ToSize : null, LedgerStore.Size(session));
            if (request.FromSize > (ulong)to)
                throw UnknownPosition("from_size", request.FromSize, to);

            var response = new GetConsistencyProofResponse
            {
                ToSize = (ulong)to,
                ToRootHash = ByteString.CopyFrom(MerkleTree.RootAt(to, Node)),
            };
            response.Path.AddRange(MerkleTree.ConsistencyPath((long)request.FromSize, to, Node).Select(hash => ByteString.CopyFrom(hash)));
            return response;
        }));
    }
}

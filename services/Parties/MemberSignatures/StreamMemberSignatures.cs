using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.MemberSignatures;

public sealed partial class MemberSignatureService
{
    /// <inheritdoc />
    public override async Task StreamMemberSignatures(
        IAsyncStreamReader<StreamMemberSignaturesRequest> requestStream, IServerStreamWriter<StreamMemberSignaturesResponse> responseStream, ServerCallContext context)
    {
        await foreach (var chunk in requestStream.ReadAllAsync(context.CancellationToken))
        {
            // Sealed on the call's own thread: several streams seal side by side, while the door writes.
            commitments.Seal(database, law, chunk.PartyId, MemberSeal.DayOf(ledger, chunk.OccurredOn), chunk.Rows);
            var answer = await ledger.Write(chunk, context, tx =>
            {
                var (entered, findings) = Enter(tx, chunk.PartyId, chunk.Rows);
                return new StreamMemberSignaturesResponse
                {
                    RequestId = chunk.RequestId,
                    Rows = { entered.Results },
                    Findings = { findings },
                    Tallies = { entered.Tallies },
                    CommitmentRoot = entered.CommitmentRoot,
                };
            });
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }
}

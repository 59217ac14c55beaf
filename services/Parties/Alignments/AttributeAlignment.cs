using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;

namespace Saylau.Parties.Alignments;

public sealed partial class AlignmentService
{
    /// <inheritdoc />
    public override Task<AttributeAlignmentResponse> AttributeAlignment(AttributeAlignmentRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var party = PartyRow.Require(tx, request.PartyId);
            tx.Call.RequireScope(party.Jurisdiction);
            tx.Concerns(party.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM AlignmentClaim WHERE Id = @Id", new { Id = request.ClaimId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.AlignmentExists, "claim_id", request.ClaimId);

            var row = tx.Stamp(new ClaimRow
            {
                Id = request.ClaimId,
                PartyId = party.Id,
                Jurisdiction = party.Jurisdiction,
                Alignment = EnumText.Of(request.Alignment),
                AttributedTo = request.AttributedTo,
                Quote = request.Quote,
            });
            tx.Insert("AlignmentClaim", row);
            var claim = row.ToProto();
            tx.Record(new AlignmentAttributed { Claim = claim });
            return new AttributeAlignmentResponse { Claim = claim };
        });
}

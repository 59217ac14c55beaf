using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Errors;

namespace Saylau.Observers.Turnout;

public sealed partial class TurnoutService
{
    /// <inheritdoc />
    public override Task<RecordTurnoutClaimResponse> RecordTurnoutClaim(RecordTurnoutClaimRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM TurnoutClaim WHERE Id = @Id", new { Id = request.ClaimId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.TurnoutClaimExists, "claim_id", request.ClaimId);

            var row = tx.Stamp(new ClaimRow
            {
                Id = request.ClaimId,
                Jurisdiction = request.Jurisdiction,
                ElectionId = request.ElectionId,
                AttributedTo = request.AttributedTo,
                TurnoutPart = request.Turnout.Numerator,
                TurnoutWhole = request.Turnout.Denominator,
                StationsPart = request.StationsShare?.Numerator,
                StationsWhole = request.StationsShare?.Denominator,
                Quote = request.Quote,
            });
            tx.Insert("TurnoutClaim", row);
            var claim = row.ToProto();
            tx.Record(new TurnoutClaimRecorded { Claim = claim });
            return new RecordTurnoutClaimResponse { Claim = claim };
        });
}

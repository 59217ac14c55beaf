using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.Claims;

public sealed partial class ClaimService
{
    /// <inheritdoc />
    public override Task<RecordClaimResponse> RecordClaim(RecordClaimRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var party = PartyRow.Require(tx, request.PartyId);
            RequireVoice(tx, party.Jurisdiction, request.ClaimantPartyId);
            if (tx.Find<int?>("SELECT 1 FROM PartyClaim WHERE Id = @Id", new { Id = request.ClaimId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.ClaimExists, "claim_id", request.ClaimId);
            var findings = Judge(tx, request);
            findings.RefuseIfViolated();

            var row = tx.Stamp(new PartyClaimRow
            {
                Id = request.ClaimId,
                PartyId = party.Id,
                Jurisdiction = party.Jurisdiction,
                Kind = EnumText.Of(request.Kind),
                Statement = request.Statement,
                Claimant = request.Claimant,
                ClaimantPartyId = request.ClaimantPartyId,
                AnswersClaimId = request.AnswersClaimId,
                WithdrawnOn = "",
                WithdrawalReason = "",
                Version = 1,
            });
            tx.Insert("PartyClaim", row);
            var claim = row.ToProto(tx.OccurredOn, []);
            tx.Record(new ClaimRecorded { Claim = claim });
            return new RecordClaimResponse { Claim = claim, Findings = { findings } };
        });

    private static IReadOnlyList<Finding> Judge(LedgerTransaction tx, RecordClaimRequest request) => request.AnswersClaimId.Length == 0
        ? []
        : [.. ClaimRules.MayAnswer(PartyClaimRow.Require(tx, request.AnswersClaimId, "answers_claim_id").ToProto(tx.OccurredOn, []), request.PartyId, request.Claimant)];
}

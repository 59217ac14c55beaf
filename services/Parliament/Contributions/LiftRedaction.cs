using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Contributions;

public sealed partial class ContributionService
{
    /// <inheritdoc />
    public override Task<LiftRedactionResponse> LiftRedaction(LiftRedactionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var redaction = tx.Find<RedactionRow>("SELECT * FROM Redaction WHERE Id = @Id", new { Id = request.RedactionId })
                ?? throw Refusal.NotFound(ErrorReason.RedactionNotFound, "redaction_id", request.RedactionId);
            var (contribution, step) = Begin(tx, redaction.ContributionId, request.Etag);
            var findings = step.Admit(TranscriptAct.Redact, ContributionRules.Stands(redaction.Id, redaction.LiftedOn));

            var lifted = redaction with { LiftedOn = tx.OccurredOn, LiftReason = request.Reason };
            tx.Execute("UPDATE Redaction SET LiftedOn = @LiftedOn, LiftReason = @LiftReason WHERE Id = @Id", new { lifted.LiftedOn, lifted.LiftReason, lifted.Id });
            tx.Record(new RedactionLifted { ContributionId = contribution.Id, Redaction = lifted.ToProto() });
            return new LiftRedactionResponse { Contribution = AsShown(tx, contribution), Findings = { findings } };
        });

    /// <summary>Works out anew what the public reads of a contribution, and stores it.</summary>
    private static Contribution AsShown(LedgerTransaction tx, ContributionRow contribution)
    {
        var redactions = RedactionRow.Of(tx, [contribution.Id])[contribution.Id].ToList();
        var shown = Save(tx, contribution with { ShownBody = ContributionRules.Shown(contribution.Body, RedactionRow.Standing(redactions)) });
        return shown.ToProto(shown.ShownBody, redactions);
    }
}

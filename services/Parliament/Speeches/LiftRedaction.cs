using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Speeches;

public sealed partial class SpeechService
{
    /// <inheritdoc />
    public override Task<LiftRedactionResponse> LiftRedaction(LiftRedactionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var redaction = tx.Find<RedactionRow>("SELECT * FROM Redaction WHERE Id = @Id", new { Id = request.RedactionId })
                ?? throw Refusal.NotFound(ErrorReason.RedactionNotFound, "redaction_id", request.RedactionId);
            var (speech, step) = Begin(tx, redaction.SpeechId, request.Etag);
            var findings = step.Admit(TranscriptAct.Redact, SpeechRules.Stands(redaction.Id, redaction.LiftedOn));

            var lifted = redaction with { LiftedOn = tx.OccurredOn, LiftReason = request.Reason };
            tx.Execute("UPDATE Redaction SET LiftedOn = @LiftedOn, LiftReason = @LiftReason WHERE Id = @Id", new { lifted.LiftedOn, lifted.LiftReason, lifted.Id });
            tx.Record(new RedactionLifted { SpeechId = speech.Id, Redaction = lifted.ToProto() });
            return new LiftRedactionResponse { Speech = AsShown(tx, speech), Findings = { findings } };
        });

    /// <summary>Works out anew what the public reads of a speech, and stores it.</summary>
    private static Speech AsShown(LedgerTransaction tx, SpeechRow speech)
    {
        var redactions = RedactionRow.Of(tx, [speech.Id])[speech.Id].ToList();
        var shown = Save(tx, speech with { ShownBody = SpeechRules.Shown(speech.Body, RedactionRow.Standing(redactions)) });
        return shown.ToProto(shown.ShownBody, redactions);
    }
}

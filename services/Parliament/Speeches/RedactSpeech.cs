using System.Text.Json;
using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;

namespace Saylau.Parliament.Speeches;

public sealed partial class SpeechService
{
    /// <inheritdoc />
    public override Task<RedactSpeechResponse> RedactSpeech(RedactSpeechRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (speech, step) = Begin(tx, request.SpeechId, request.Etag);
            if (tx.Find<int?>("SELECT 1 FROM Redaction WHERE Id = @Id", new { Id = request.RedactionId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.RedactionExists, "redaction_id", request.RedactionId);
            var inForce = law.On(tx, speech.Jurisdiction, tx.OccurredDay);
            var findings = step.Admit(TranscriptAct.Redact,
                [SpeechRules.GroundIsLawful(request.Ground, inForce.Rules.Transcripts), .. SpeechRules.Occur(speech.Body, request.Passages)]);

            var redaction = tx.Stamp(new RedactionRow
            {
                Id = request.RedactionId,
                SpeechId = speech.Id,
                Ground = EnumText.Of(request.Ground),
                Reason = request.Reason,
                DecidedBy = request.DecidedBy,
                Passages = JsonSerializer.Serialize(request.Passages.ToArray()),
                LiftedOn = "",
                LiftReason = "",
            });
            tx.Insert("Redaction", redaction);
            tx.Record(new SpeechRedacted { SpeechId = speech.Id, Redaction = redaction.ToProto(), PassageCommitments = { request.Passages.Select(commitments.To) } });
            return new RedactSpeechResponse { Speech = AsShown(tx, speech), Findings = { findings } };
        });
}

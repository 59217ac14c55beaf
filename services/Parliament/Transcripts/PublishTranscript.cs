using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Transcripts;

public sealed partial class TranscriptService
{
    /// <inheritdoc />
    public override Task<PublishTranscriptResponse> PublishTranscript(PublishTranscriptRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var step = TranscriptStep.Begin(tx, request.TranscriptId, request.Etag);
            var inForce = law.On(tx, step.Row.Jurisdiction, tx.OccurredDay);
            DateOnly? until = request.EmbargoedUntil.Length > 0 ? TextFormats.FirstDay(request.EmbargoedUntil) : null;
            var findings = step.Admit(TranscriptAct.Publish,
                [TranscriptRules.EmbargoIsAhead(tx.OccurredDay, until), .. TranscriptRules.InTime(TextFormats.FirstDay(step.Sitting.HeldOn), until ?? tx.OccurredDay, inForce.Rules.Transcripts)]);
            var transcript = step.Move(TranscriptAct.Publish, row => row with { PublishedOn = tx.OccurredOn, EmbargoedUntil = request.EmbargoedUntil });
            return new PublishTranscriptResponse { Transcript = transcript, Findings = { findings } };
        });
}

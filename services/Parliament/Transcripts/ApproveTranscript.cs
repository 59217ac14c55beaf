using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Transcripts;

public sealed partial class TranscriptService
{
    /// <inheritdoc />
    public override Task<ApproveTranscriptResponse> ApproveTranscript(ApproveTranscriptRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var step = TranscriptStep.Begin(tx, request.TranscriptId, request.Etag);
            var findings = step.Admit(TranscriptAct.Approve, TranscriptRules.HasContributions(step.Progress?.Contributions ?? 0));
            return new ApproveTranscriptResponse { Transcript = step.Move(TranscriptAct.Approve), Findings = { findings } };
        });
}

using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Transcripts;

public sealed partial class TranscriptService
{
    /// <inheritdoc />
    public override Task<ReopenTranscriptResponse> ReopenTranscript(ReopenTranscriptRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var step = TranscriptStep.Begin(tx, request.TranscriptId, request.Etag);
            var findings = step.Admit(TranscriptAct.Reopen);
            return new ReopenTranscriptResponse { Transcript = step.Move(TranscriptAct.Reopen, reason: request.Reason), Findings = { findings } };
        });
}

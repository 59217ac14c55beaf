using Grpc.Core;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Transcripts;

public sealed partial class TranscriptService
{
    /// <inheritdoc />
    public override Task<OpenTranscriptResponse> OpenTranscript(OpenTranscriptRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var sitting = SittingRow.Require(tx, request.SittingId);
            tx.Call.RequireScope(sitting.Jurisdiction);
            tx.Concerns(sitting.Jurisdiction);
            StoredTranscriptRow.RequireNew(tx, request.TranscriptId);

            var row = tx.Stamp(new StoredTranscriptRow
            {
                Id = request.TranscriptId,
                SittingId = sitting.Id,
                Jurisdiction = sitting.Jurisdiction,
                Language = request.Language,
                Characters = 0,
                Body = "",
            });
            var progress = new TranscriptProgressRow
            {
                TranscriptId = row.Id,
                State = EnumText.Of(TranscriptState.Draft),
                EmbargoedUntil = "",
                PublishedOn = "",
                Contributions = 0,
                Characters = 0,
                Version = 1,
            };
            tx.Insert("Transcript", row);
            tx.Insert("TranscriptProgress", progress);
            var transcript = row.ToProto(progress);
            tx.Record(new TranscriptMoved { Act = TranscriptAct.Open, Transcript = transcript });
            return new OpenTranscriptResponse
            {
                Transcript = transcript,
                Findings = { TranscriptRules.MayHappen(row.Id, TranscriptState.Unspecified, TranscriptAct.Open) },
            };
        });
}

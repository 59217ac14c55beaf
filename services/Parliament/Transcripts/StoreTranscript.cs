using Google.Protobuf;
using Grpc.Core;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Transcripts;

public sealed partial class TranscriptService
{
    /// <inheritdoc />
    public override Task<StoreTranscriptResponse> StoreTranscript(StoreTranscriptRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var sitting = SittingRow.Require(tx, request.SittingId);
            tx.Call.RequireScope(sitting.Jurisdiction);
            tx.Concerns(sitting.Jurisdiction);
            StoredTranscriptRow.RequireNew(tx, request.TranscriptId);
            var isWithheld = law.On(tx, sitting.Jurisdiction, tx.OccurredDay).Rules.Disclosure.TranscriptsWithheld.Required;

            var row = tx.Stamp(new StoredTranscriptRow
            {
                Id = request.TranscriptId,
                SittingId = sitting.Id,
                Jurisdiction = sitting.Jurisdiction,
                Language = request.Language,
                Characters = request.Text.Length,
                Body = request.Text,
            });
            tx.Insert("Transcript", row);
            var transcript = row.ToProto(null);
            tx.Record(new TranscriptStored
            {
                Transcript = transcript,
                Text = isWithheld ? "" : request.Text,
                TextCommitment = isWithheld ? commitments.To(request.Text) : ByteString.Empty,
            });
            return new StoreTranscriptResponse { Transcript = transcript };
        });
}

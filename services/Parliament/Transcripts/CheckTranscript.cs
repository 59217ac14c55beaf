using Grpc.Core;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Transcripts;

public sealed partial class TranscriptService
{
    private static readonly TranscriptAct[] NextActs = [TranscriptAct.Approve, TranscriptAct.Reopen, TranscriptAct.Publish];

    /// <inheritdoc />
    public override Task<CheckTranscriptResponse> CheckTranscript(CheckTranscriptRequest request, ServerCallContext context)
    {
        var day = TextFormats.FirstDay(ledger.DayAsked(request.AsOf));
        return Task.FromResult(database.Read(session =>
        {
            var row = StoredTranscriptRow.Require(session, request.TranscriptId);
            var transcript = row.ToProto(TranscriptProgressRow.Find(session, row.Id));
            var from = new[] { transcript.EmbargoedUntil, transcript.PublishedOn }.FirstOrDefault(known => known.Length > 0);
            var inForce = law.On(session, row.Jurisdiction, day);
            return new CheckTranscriptResponse
            {
                Transcript = transcript,
                Findings =
                {
                    NextActs.Select(act => TranscriptRules.MayHappen(row.Id, transcript.State, act)),
                    TranscriptRules.InTime(TextFormats.FirstDay(SittingRow.Require(session, row.SittingId).HeldOn),
                        from is null ? day : TextFormats.FirstDay(from), inForce.Rules.Transcripts),
                },
            };
        }));
    }
}

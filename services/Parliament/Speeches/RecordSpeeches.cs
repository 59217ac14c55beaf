using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.Transcripts;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Speeches;

public sealed partial class SpeechService
{
    /// <inheritdoc />
    public override Task<RecordSpeechesResponse> RecordSpeeches(RecordSpeechesRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var step = TranscriptStep.Begin(tx, request.TranscriptId, request.Etag);
            RequireNew(tx, request.Speeches);
            RequireItems(tx, step.Sitting, request.Speeches);
            var speakers = new Speakers(tx, step.Sitting);
            var spoken = request.Speeches.Select(entry => speakers.Find(entry.SpeechId, entry.Kind, entry.Speaker, "speeches.speaker")).ToList();
            var findings = step.Admit(TranscriptAct.Record, spoken.Select(one => one.Finding).OfType<Finding>());

            SpeechRow[] rows = [.. request.Speeches.Select((entry, index) => tx.Stamp(Row(step, entry, spoken[index].Spoken, index + 1)))];
            tx.InsertMany("Speech", rows);
            tx.InsertMany("SpeechRevision", rows.Select(row => tx.Stamp(Version(row))).ToArray());
            SpeechWords.Index(tx, rows);
            var progress = (step.Progress! with { Speeches = step.Progress.Speeches + rows.Length, Characters = step.Progress.Characters + rows.Sum(row => row.Body.Length) }).Save(tx);
            var transcript = step.Row.ToProto(progress);
            tx.Record(new SpeechesRecorded { Transcript = transcript, Speeches = { rows.Select(Committed) } });
            return new RecordSpeechesResponse { Transcript = transcript, Findings = { findings }, Speeches = { rows.Select(row => row.ToProto(row.Body, [])) } };
        });

    private static void RequireNew(LedgerTransaction tx, IReadOnlyList<SpeechEntry> entries)
    {
        var known = entries.Chunk(500).SelectMany(some => tx.Query<string>("SELECT Id FROM Speech WHERE Id IN @Ids", new { Ids = some.Select(entry => entry.SpeechId).ToArray() })).FirstOrDefault()
            ?? entries.GroupBy(entry => entry.SpeechId, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;
        if (known is not null)
            throw Refusal.AlreadyExists(ErrorReason.SpeechExists, "speeches.speech_id", known);
    }

    private static void RequireItems(LedgerTransaction tx, SittingRow sitting, IEnumerable<SpeechEntry> entries)
    {
        var agenda = SittingItemRow.Of(tx, [sitting.Id])[sitting.Id].Select(item => item.ItemId).ToHashSet(StringComparer.Ordinal);
        if (entries.FirstOrDefault(entry => entry.ItemId.Length > 0 && !agenda.Contains(entry.ItemId)) is { } strange)
            throw Refusal.NotFound(ErrorReason.ItemNotFound, "speeches.item_id", strange.ItemId);
    }

    private static SpeechRow Row(TranscriptStep step, SpeechEntry entry, Spoken spoken, int place) => new()
    {
        Id = entry.SpeechId,
        TranscriptId = step.Row.Id,
        SittingId = step.Sitting.Id,
        Jurisdiction = step.Row.Jurisdiction,
        HeldOn = step.Sitting.HeldOn,
        ItemId = entry.ItemId,
        Number = step.Progress!.Speeches + place,
        Kind = EnumText.Of(entry.Kind),
        MandateId = spoken.MandateId,
        PersonId = spoken.PersonId,
        PersonName = spoken.PersonName,
        Capacity = spoken.Capacity,
        Language = entry.Language.Length > 0 ? entry.Language : step.Row.Language,
        Body = entry.Text,
        ShownBody = entry.Text,
        Revision = 1,
        Version = 1,
    };

    private static SpeechRevisionRow Version(SpeechRow row, string reason = "", string askedBy = "") => new()
    {
        SpeechId = row.Id,
        Revision = row.Revision,
        MandateId = row.MandateId,
        PersonId = row.PersonId,
        PersonName = row.PersonName,
        Capacity = row.Capacity,
        Body = row.Body,
        Reason = reason,
        AskedBy = askedBy,
    };

    /// <summary>What the ledger says of a speech: all but its words.</summary>
    private CommittedSpeech Committed(SpeechRow row) => new() { Speech = row.ToProto("", []), TextCommitment = commitments.To(row.Body) };
}

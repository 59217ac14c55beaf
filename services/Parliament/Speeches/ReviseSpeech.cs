using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Transcripts;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Speeches;

public sealed partial class SpeechService
{
    /// <inheritdoc />
    public override Task<ReviseSpeechResponse> ReviseSpeech(ReviseSpeechRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (speech, step) = Begin(tx, request.SpeechId, request.Etag);
            var text = request.Text.Length > 0 ? request.Text : speech.Body;
            var (spoken, member) = request.Speaker is { } speaker
                ? new Speakers(tx, step.Sitting).Find(speech.Id, EnumText.Parse<SpeechKind>(speech.Kind), speaker, "speaker")
                : (new(speech.MandateId, speech.PersonId, speech.PersonName, speech.Capacity), null);
            var redactions = RedactionRow.Of(tx, [speech.Id])[speech.Id].ToList();
            var standing = RedactionRow.Standing(redactions);
            var inForce = law.On(tx, speech.Jurisdiction, tx.OccurredDay);
            DateOnly? published = step.Progress?.PublishedOn is { Length: > 0 } on ? TextFormats.FirstDay(on) : null;
            var findings = step.Admit(TranscriptAct.Revise,
                [.. new[] { member }.OfType<Finding>(), .. SpeechRules.Occur(text, standing.SelectMany(passages => passages)), .. TranscriptRules.MayRevise(published, tx.OccurredDay, inForce.Rules.Transcripts)]);

            var revised = Save(tx, speech with
            {
                Body = text,
                ShownBody = SpeechRules.Shown(text, standing),
                MandateId = spoken.MandateId,
                PersonId = spoken.PersonId,
                PersonName = spoken.PersonName,
                Capacity = spoken.Capacity,
                Revision = speech.Revision + 1,
            });
            tx.Insert("SpeechRevision", tx.Stamp(Version(revised, request.Reason, request.AskedBy)));
            (step.Progress! with { Characters = step.Progress.Characters + text.Length - speech.Body.Length }).Save(tx);
            tx.Record(new SpeechRevised { Speech = Committed(revised), Reason = request.Reason, AskedBy = request.AskedBy });
            return new ReviseSpeechResponse { Speech = revised.ToProto(revised.Body, redactions), Findings = { findings } };
        });

    private static (SpeechRow Speech, TranscriptStep Step) Begin(LedgerTransaction tx, string speechId, string etag)
    {
        var speech = SpeechRow.Require(tx, speechId);
        var step = TranscriptStep.Begin(tx, speech.TranscriptId, "");
        Etags.Require(etag, speech.Version);
        return (speech, step);
    }

    private static SpeechRow Save(LedgerTransaction tx, SpeechRow speech)
    {
        var next = speech with { Version = speech.Version + 1 };
        tx.Execute(Change, new
        {
            next.Id, next.Body, next.ShownBody, next.MandateId, next.PersonId, next.PersonName, next.Capacity, next.Revision, next.Version,
        });
        SpeechWords.Index(tx, [next]);
        return next;
    }

    private const string Change = """
        UPDATE Speech
        SET Body = @Body, ShownBody = @ShownBody, MandateId = @MandateId, PersonId = @PersonId, PersonName = @PersonName,
            Capacity = @Capacity, Revision = @Revision, Version = @Version
        WHERE Id = @Id
        """;
}

using Grpc.Core;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Floor;

public sealed partial class FloorService
{
    /// <inheritdoc />
    public override Task<RecordSpeechResponse> RecordSpeech(RecordSpeechRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var sitting = Enter(tx, request.SittingId);
            if (request.MandateId.Length > 0 == request.Office.Length > 0)
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("office", "or mandate_id is needed, and one of them alone."));
            if (tx.Find<int?>("SELECT 1 FROM Speech WHERE Id = @Id", new { Id = request.SpeechId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.SpeechExists, "speech_id", request.SpeechId);
            var item = request.ItemId.Length > 0 ? SittingItemRow.Require(Agenda(tx, sitting), request.ItemId) : null;
            var mandate = request.MandateId.Length > 0 ? MandateRow.Require(tx, request.MandateId) : null;
            var inForce = LawOf(tx, sitting);
            var row = Row(request, mandate, FloorRules.TimeOf(request.Kind, inForce.Rules.Sittings)?.Maximum);
            var findings = inForce.Judge(FloorRules
                .MaySpeak(sitting, row.MandateId, mandate?.ChamberId ?? "", AttendanceRow.Of(tx, sitting.Id), SpeechRow.Of(tx, sitting.Id), row.BeganAt, row.EndedAt)
                .Concat(item is null ? [] : [FloorRules.Noted(FloorRules.IsTakenUp(item, row.BeganAt))])
                .Concat(FloorRules.KeepsTime(request.Kind, row.AllottedSeconds, row.Spoken(), inForce.Rules.Sittings)));
            findings.RefuseIfViolated();

            row = tx.Stamp(row with { Findings = FindingList.ToBytes(findings) });
            tx.Insert("Speech", row);
            SittingRow.Touch(tx, sitting.Id, row.LedgerPosition);
            var speech = row.ToProto();
            tx.Record(new SpeechRecorded { Speech = speech });
            return new RecordSpeechResponse { Speech = speech, Findings = { findings } };
        });

    private static SpeechRow Row(RecordSpeechRequest request, MandateRow? mandate, uint? lawful)
    {
        var began = SittingClock.Require(request.BeganAt, "began_at");
        return new()
        {
            Id = request.SpeechId,
            SittingId = request.SittingId,
            ItemId = request.ItemId,
            Kind = EnumText.Of(request.Kind),
            MandateId = request.MandateId,
            PersonId = mandate?.PersonId ?? "",
            PartyId = mandate?.PartyId ?? "",
            Office = request.Office,
            BeganAt = began,
            EndedAt = SittingClock.End(request.EndedAt, began, "ended_at"),
            AllottedSeconds = request.HasAllottedSeconds ? request.AllottedSeconds : lawful,
            Findings = [],
        };
    }
}

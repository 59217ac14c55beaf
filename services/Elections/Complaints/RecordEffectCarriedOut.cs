using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<RecordEffectCarriedOutResponse> RecordEffectCarriedOut(RecordEffectCarriedOutRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var complaint = ComplaintRow.Require(tx, request.ComplaintId);
            _ = RequireAuthority(tx.Call, complaint);
            tx.Concerns(complaint.Jurisdiction);
            Etags.Require(request.Etag, complaint.Version);
            var before = EffectOf(tx, complaint, request.Appeal);
            Finding[] findings =
            [
                Findings.Make("elections.complaints.effect_open", null, EnumText.Of(before.Order.Kind), Findings.Text(EnumText.Of(ComplaintEffectState.Open)),
                    Findings.Text(EnumText.Of(before.State)), Findings.Met(before.State is ComplaintEffectState.Open), $"complaints/{complaint.Id}"),
                Findings.Make("elections.complaints.after_decision", null, "", Findings.Date(before.OrderedOn), Findings.Date(tx.OccurredOn),
                    Findings.Met(!Calendar.CalendarRules.IsBefore(tx.OccurredOn, before.OrderedOn)), $"complaints/{complaint.Id}"),
            ];
            findings.RefuseIfViolated();

            tx.Insert("ComplaintEffectDone", tx.Stamp(new EffectDoneRow { ComplaintId = complaint.Id, Appeal = (int)request.Appeal, Act = request.Act }));
            _ = Next(tx, complaint);
            var effect = EffectOf(tx, complaint, request.Appeal);
            tx.Record(new ComplaintEffectCarriedOut { Effect = effect, Findings = { findings } });
            return new RecordEffectCarriedOutResponse { Effect = effect, Findings = { findings } };
        });

    private static ComplaintEffect EffectOf(LedgerTransaction tx, ComplaintRow complaint, uint appeal) =>
        EffectReading.Of(tx, complaint.ElectionId, "").FirstOrDefault(effect =>
            string.Equals(effect.ComplaintId, complaint.Id, StringComparison.Ordinal) && effect.Appeal == appeal)
        ?? throw Refusal.NotFound(ErrorReason.ComplaintEffectNotFound, "appeal", Etags.Of(appeal));
}

using Grpc.Core;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Admissions;

public sealed partial class AdmissionService
{
    /// <inheritdoc />
    public override Task<RecordPresenceResponse> RecordPresence(RecordPresenceRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var asked = AdmissionRequestRow.Require(tx, request.AdmissionRequestId);
            tx.Call.RequireScope(asked.Jurisdiction);
            tx.Concerns(asked.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Presence WHERE Id = @Id", new { Id = request.PresenceId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.PresenceExists, "presence_id", request.PresenceId);
            var sitting = SittingRow.Require(tx, asked.SittingId);
            var row = Row(tx, asked, request);
            var decision = AdmissionDecisionRow.On(tx, [asked.Id]).GetValueOrDefault(asked.Id);
            var room = decision is { Granted: true } ? RoomRow.Require(tx, decision.RoomId, asked.Jurisdiction) : null;
            var findings = LawOf(tx, asked.Jurisdiction, asked.HeldOn).Judge(AdmissionRules.MayBeThere(asked, sitting, room, row, WatchedRow.Of(tx, [sitting.Id])));
            findings.RefuseIfViolated();

            row = tx.Stamp(row with { Findings = FindingList.ToBytes(findings) });
            tx.Insert("Presence", row);
            var presence = row.ToProto();
            tx.Record(new PresenceRecorded { Presence = presence });
            return new RecordPresenceResponse { Presence = presence, Findings = { findings } };
        });

    private static PresenceRow Row(LedgerTransaction tx, AdmissionRequestRow asked, RecordPresenceRequest request)
    {
        var arrived = SittingClock.Optional(request.ArrivedAt, "arrived_at");
        return new()
        {
            Id = request.PresenceId,
            RequestId = asked.Id,
            SittingId = asked.SittingId,
            ItemIds = request.ItemIds.Count > 0 ? ItemsNamed(tx, asked.SittingId, request.ItemIds) : asked.ItemIds,
            Persons = (int)request.Persons,
            ArrivedAt = arrived,
            LeftAt = SittingClock.End(request.LeftAt, arrived ?? 0, "left_at"),
            Findings = [],
        };
    }
}

using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Floor;

public sealed partial class FloorService
{
    /// <inheritdoc />
    public override Task<RecordAttendanceResponse> RecordAttendance(RecordAttendanceRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var sitting = Enter(tx, request.SittingId);
            if (request.Entries.DistinctBy(entry => entry.MandateId, StringComparer.Ordinal).Count() < request.Entries.Count)
                throw Refusal.Invalid(ErrorReason.MemberRepeated, ("entries", "name a member twice."));
            var mandates = MandatesOf(tx, sitting, request);
            var known = AttendanceRow.Of(tx, sitting.Id).ToLookup(row => row.MandateId, StringComparer.Ordinal);
            var entered = request.Entries.Select((entry, index) => Row(sitting, entry, mandates[entry.MandateId].Row, index)).ToList();
            var findings = LawOf(tx, sitting).Judge(entered
                .SelectMany(row => FloorRules.MayAttend(sitting, mandates[row.MandateId].Row, mandates[row.MandateId].IsHeld, Others(known[row.MandateId], row), row.ArrivedAt, row.LeftAt))
                .Prepend(SittingRules.IsIn(sitting, "parliament.floor.sitting_held", SittingState.Convened, SittingState.Opened, SittingState.Suspended, SittingState.Closed)));
            findings.RefuseIfViolated();

            var rows = entered.Select(tx.Stamp).ToList();
            foreach (var ended in rows.Where(row => known[row.MandateId].Any(other => IsSame(other, row))))
                tx.Execute("DELETE FROM Attendance WHERE SittingId = @SittingId AND MandateId = @MandateId AND ArrivedAt = @ArrivedAt", new { ended.SittingId, ended.MandateId, ended.ArrivedAt });
            tx.InsertMany("Attendance", rows);
            SittingRow.Touch(tx, sitting.Id, rows[0].LedgerPosition);
            var attendance = rows.Select(row => row.ToProto()).ToList();
            tx.Record(new AttendanceRecorded { SittingId = sitting.Id, Attendance = { attendance } });
            return new RecordAttendanceResponse { Attendance = { attendance }, Findings = { Told(findings) } };
        });

    // What is met by hundreds of members need not be said of each.
    private static IEnumerable<Finding> Told(IReadOnlyList<Finding> findings) => findings.Where((finding, index) => index == 0 || finding.Outcome is not Outcome.Satisfied);

    private static bool IsSame(AttendanceRow one, AttendanceRow other) => one.ArrivedAt == other.ArrivedAt && one.LeftAt is null;

    private static IEnumerable<AttendanceRow> Others(IEnumerable<AttendanceRow> known, AttendanceRow row) => known.Where(other => !IsSame(other, row));

    private static Dictionary<string, (MandateRow Row, bool IsHeld)> MandatesOf(LedgerTransaction tx, SittingRow sitting, RecordAttendanceRequest request)
    {
        var held = sitting.Chambers().SelectMany(chamber => MandateRow.HeldOn(tx, chamber, sitting.HeldOn)).ToDictionary(row => row.Id, StringComparer.Ordinal);
        return request.Entries.ToDictionary(entry => entry.MandateId,
            entry => held.TryGetValue(entry.MandateId, out var row) ? (row, true) : (MandateRow.Require(tx, entry.MandateId), false), StringComparer.Ordinal);
    }

    private static AttendanceRow Row(SittingRow sitting, AttendanceEntry entry, MandateRow mandate, int index)
    {
        var arrived = SittingClock.Require(entry.ArrivedAt, $"entries[{index}].arrived_at");
        return new()
        {
            SittingId = sitting.Id,
            MandateId = mandate.Id,
            ArrivedAt = arrived,
            LeftAt = SittingClock.End(entry.LeftAt, arrived, $"entries[{index}].left_at"),
            PersonId = mandate.PersonId,
            ChamberId = mandate.ChamberId,
            PartyId = mandate.PartyId,
        };
    }
}

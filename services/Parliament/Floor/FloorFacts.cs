using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Floor;

/// <summary>Who was at a sitting, read once and asked for several moments.</summary>
internal sealed record FloorFacts(SittingRow Sitting, IReadOnlyList<AttendanceRow> Attendance, LawInForce<ParliamentLaw> InForce)
{
    /// <summary>The floor of a sitting. When it ends, whoever is still there leaves.</summary>
    public static FloorFacts Of(Session session, SittingRow sitting, LawInForce<ParliamentLaw> inForce)
    {
        var closed = SittingChangeRow.Of(session, sitting.Id).FirstOrDefault(change => change.State is "CLOSED")?.AtSecond;
        var attendance = AttendanceRow.Of(session, sitting.Id);
        return new(sitting, closed is null ? attendance : [.. attendance.Select(row => row with { LeftAt = row.LeftAt ?? closed + 1 })], inForce);
    }

    /// <summary>Who was there at a moment, chamber by chamber, with what the law says of it.</summary>
    public IReadOnlyList<ChamberPresence> At(long at) => [.. Sitting.Chambers().Select(chamber => In(chamber, at))];

    /// <summary>What the law says of the quorum at a moment; nothing where it is silent.</summary>
    public IEnumerable<Finding> Quorum(long at) => At(at).Select(presence => presence.Quorum).OfType<Finding>();

    private ChamberPresence In(string chamber, long at)
    {
        var present = FloorRules.Present(Attendance, chamber, at);
        var seats = ChamberRules.Total(ChamberRules.Of(InForce.Rules, chamber));
        var quorum = FloorRules.Quorum(Sitting, chamber, present, seats, at, InForce.Rules.Sittings);
        var presence = new ChamberPresence { ChamberId = chamber, Seats = seats, Quorum = quorum is null ? null : InForce.Judge([quorum])[0] };
        if (present is { } there)
            presence.Present = there;
        return presence;
    }
}

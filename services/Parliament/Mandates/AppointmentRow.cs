using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Mandates;

/// <summary>An appointment as it is stored.</summary>
internal sealed record AppointmentRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ChamberId { get; init; }

    public required string Act { get; init; }

    public required string Justification { get; init; }

    public required string StartsOn { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The appointments to a chamber up to a day, the latest first.</summary>
    public static IReadOnlyList<AppointmentRow> Latest(Session session, string chamberId, string day, int take) =>
        session.Query<AppointmentRow>(LatestOfChamber, new { ChamberId = chamberId, Day = day, Take = take });

    public Appointment ToProto(IEnumerable<string> mandateIds) => new()
    {
        AppointmentId = Id,
        ChamberId = ChamberId,
        Act = Act,
        Justification = Justification,
        MandateIds = { mandateIds },
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };

    private const string LatestOfChamber = """
        SELECT *
        FROM Appointment
        WHERE ChamberId = @ChamberId AND StartsOn <= @Day
        ORDER BY StartsOn DESC, Id DESC {page}
        """;
}

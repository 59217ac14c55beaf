using System.Globalization;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Assemblies;

/// <summary>A seat of an office for a term, as it is stored.</summary>
internal sealed record SeatRow : RecordedRow
{
    public required string OfficeId { get; init; }

    public required string Region { get; init; }

    public required int SeatNumber { get; init; }

    public required int SeatClass { get; init; }

    public required string TermFrom { get; init; }

    public required string TermUntil { get; init; }

    public required string Jurisdiction { get; init; }

    public static SeatRow Of(string officeId, string jurisdiction, Seat seat) => new()
    {
        OfficeId = officeId,
        Region = seat.Region,
        SeatNumber = (int)seat.SeatNumber,
        SeatClass = (int)seat.SeatClass,
        TermFrom = seat.TermFrom,
        TermUntil = seat.TermUntil,
        Jurisdiction = jurisdiction,
    };

    /// <summary>All seats of an office, or of one region, with all their terms.</summary>
    public static IReadOnlyList<SeatRow> Of(Session session, string officeId, string region = "") =>
        session.Query<SeatRow>(SeatsOfOffice, new { OfficeId = officeId, Region = region });

    /// <summary>The place in a list by region and number.</summary>
    public static string Key(string region, long number) => string.Create(CultureInfo.InvariantCulture, $"{region}/{number:D4}");

    public SeatTerm ToTerm() => new(Region, (uint)SeatNumber, (uint)SeatClass, TermFrom, TermUntil);

    public RecordedSeat ToProto() => new()
    {
        OfficeId = OfficeId,
        Seat = new() { Region = Region, SeatNumber = (uint)SeatNumber, SeatClass = (uint)SeatClass, TermFrom = TermFrom, TermUntil = TermUntil },
        Recording = ToRecording(),
    };

    private const string SeatsOfOffice = """
        SELECT *
        FROM IndirectSeat
        WHERE OfficeId = @OfficeId AND (@Region = '' OR Region = @Region)
        ORDER BY Region, SeatNumber, TermFrom
        """;
}

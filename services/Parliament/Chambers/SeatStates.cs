using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Chambers;

/// <summary>Who holds a seat on a day, told from everybody who ever held it.</summary>
internal static class SeatStates
{
    /// <summary>The seat as it is on a day.</summary>
    public static SeatState On(SeatRow seat, IReadOnlyList<MandateRow> holders, string day)
    {
        var holder = holders.FirstOrDefault(row => TenureRules.Sits(row, day));
        var last = holders.Where(row => row.Until().Length > 0 && string.CompareOrdinal(row.Until(), day) <= 0).Select(row => row.Until()).DefaultIfEmpty("").Max(StringComparer.Ordinal);
        return new()
        {
            Seat = seat.ToProto(),
            Holder = holder?.ToMember(),
            VacantSince = holder is null ? last : "",
            Recording = seat.ToRecording(),
        };
    }
}

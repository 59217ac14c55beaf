using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Chambers;

/// <summary>What the law says of a chamber's seats.</summary>
internal static class ChamberRules
{
    /// <summary>The chamber as the law has it; null if it has none of this id.</summary>
    public static ChamberLaw? Of(ParliamentLaw law, string chamberId) =>
        law.Chambers.FirstOrDefault(chamber => string.Equals(chamber.ChamberId, chamberId, StringComparison.Ordinal));

    /// <summary>The seats of one class; null if the chamber has none.</summary>
    public static SeatRule? Seats(ChamberLaw? law, SeatClass seatClass) => law?.Seats.FirstOrDefault(seat => seat.SeatClass == seatClass);

    /// <summary>The seats that the law gives, over all classes.</summary>
    public static uint Total(ChamberLaw? law) => (uint)Math.Min(law?.Seats.Sum(seat => (long)seat.Seats) ?? 0, uint.MaxValue);

    /// <summary>Where the seats of a chamber are written; of several places, the one that can be trusted least.</summary>
    public static Citation? CitationOf(ChamberLaw? law) =>
        law?.Seats.Select(seat => seat.Citation).MaxBy(citation => citation.Source?.Provenance ?? Provenance.Unspecified);

    /// <summary>The law knows the chamber.</summary>
    public static Finding IsKnown(string chamberId, ParliamentLaw law) => Findings.Make(
        "parliament.chambers.in_law", CitationOf(Of(law, chamberId) ?? law.Chambers[0]), chamberId, Findings.Text(chamberId),
        Of(law, chamberId) is null ? null : Findings.Text(chamberId), Findings.Met(Of(law, chamberId) is not null));

    /// <summary>No class has more members than seats, and neither has the whole. One finding each.</summary>
    public static IEnumerable<Finding> IsWithinTheLaw(string chamberId, ChamberLaw? law, IReadOnlyDictionary<SeatClass, uint> held)
    {
        var evidence = $"chambers/{chamberId}/mandates";
        foreach (var seat in law?.Seats ?? [])
            yield return AtMost(seat.Rule, seat.Citation, EnumText.Of(seat.SeatClass), seat.Seats, held.GetValueOrDefault(seat.SeatClass), evidence);
        foreach (var (seatClass, count) in held.Where(held => Seats(law, held.Key) is null))
            yield return AtMost("parliament.chambers.class_in_law", CitationOf(law), EnumText.Of(seatClass), 0, count, evidence);
        yield return AtMost("parliament.chambers.total", CitationOf(law), "", Total(law), (uint)Math.Min(held.Sum(held => (long)held.Value), uint.MaxValue), evidence);
    }

    private static Finding AtMost(string rule, Citation? citation, string subject, uint seats, uint held, string evidence) =>
        Findings.Make(rule, citation, subject, Findings.Count(seats), Findings.Count(held), Findings.Met(held <= seats), evidence);
}

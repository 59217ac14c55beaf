using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Mandates;

/// <summary>A mandate as an import would enter it, and the first day on which it is no longer held; empty if not known.</summary>
internal sealed record KnownMandate(MandateEntry Entry, string Until)
{
    /// <summary>Whether it is held on a day.</summary>
    public bool Has(string day) => string.CompareOrdinal(Entry.StartsOn, day) <= 0 && (Until.Length == 0 || string.CompareOrdinal(day, Until) < 0);
}

/// <summary>What the rows of an import are decided by; the mandates grow with every row that is stored.</summary>
/// <param name="Chamber">The chamber as the law has it.</param>
/// <param name="Regions">The regions of the jurisdiction.</param>
/// <param name="Holders">Whom certified results give a seat.</param>
/// <param name="HasSource">The import says where it comes from.</param>
/// <param name="Seats">The seats that are recorded, by id.</param>
/// <param name="Mandates">The mandates of the chamber, by id.</param>
internal sealed record ImportFacts(
    ChamberLaw? Chamber, IReadOnlySet<string> Regions, IReadOnlySet<ElectedHolder> Holders, bool HasSource,
    IReadOnlyDictionary<string, Seat> Seats, Dictionary<string, KnownMandate> Mandates);

/// <summary>What becomes of each row of an import of mandates.</summary>
internal static class ImportRules
{
    /// <summary>Decides a row, and counts it among the mandates if it is stored.</summary>
    public static RowResult Decide(MandateEntry row, ImportFacts facts)
    {
        if (facts.Mandates.TryGetValue(row.MandateId, out var known))
        {
            return Same(known.Entry, row)
                ? new() { Outcome = RowOutcome.Present }
                : new RowResult().Refuse(ErrorReason.MandateDiffers, $"mandate_id: '{row.MandateId}' is there already, and differs.");
        }

        if ((Entry(row, facts) ?? Seat(row, facts) ?? Period(row, facts)) is { } refused)
            return refused;
        facts.Mandates.Add(row.MandateId, new(row, row.EndsOn));
        return new() { Outcome = RowOutcome.Stored };
    }

    // Names are told in ever more languages: who it is stays the same.
    private static bool Same(MandateEntry known, MandateEntry row) =>
        (known.Person.PersonId, known.SeatClass, known.Region, known.PartyId, known.ElectionId, known.StartsOn, known.EndsOn, known.SeatId)
        == (row.Person.PersonId, row.SeatClass, row.Region, row.PartyId, row.ElectionId, row.StartsOn, row.EndsOn, row.SeatId);

    private static RowResult? Entry(MandateEntry row, ImportFacts facts)
    {
        if (row.Region.Length > 0 && !facts.Regions.Contains(row.Region))
            return new RowResult().Refuse(ErrorReason.RegionUnknown, $"region: '{row.Region}' is no region of the jurisdiction.");
        if (row.EndsOn.Length > 0 && string.CompareOrdinal(row.EndsOn, row.StartsOn) <= 0)
            return new RowResult().Refuse(ErrorReason.DatesInvalid, "ends_on: is not after starts_on.");
        if (row.ElectionId.Length == 0)
            return facts.HasSource ? null : new RowResult().Refuse(ErrorReason.SourceMissing, "source: is required of what was before the record.");
        return facts.Holders.Any(holder => Names(holder, row)) ? null
            : new RowResult().Refuse(ErrorReason.NotElected, $"election_id: no certified result of '{row.ElectionId}' gives '{row.Person.PersonId}' such a seat.");
    }

    private static bool Names(ElectedHolder holder, MandateEntry row) =>
        string.Equals(holder.ElectionId, row.ElectionId, StringComparison.Ordinal) && string.Equals(holder.PersonId, row.Person.PersonId, StringComparison.Ordinal)
        && string.Equals(holder.Region, row.Region, StringComparison.Ordinal)
        && (row.PartyId.Length == 0 || string.Equals(holder.PartyId, row.PartyId, StringComparison.Ordinal));

    private static RowResult? Seat(MandateEntry row, ImportFacts facts)
    {
        if (row.SeatId.Length == 0)
            return null;
        return facts.Seats.TryGetValue(row.SeatId, out var seat) && seat.SeatClass == row.SeatClass && string.Equals(seat.Region, row.Region, StringComparison.Ordinal)
            ? null
            : new RowResult().Refuse(ErrorReason.SeatNotFound, $"seat_id: the chamber has no such seat '{row.SeatId}' of this class and region.");
    }

    private static RowResult? Period(MandateEntry row, ImportFacts facts)
    {
        var together = facts.Mandates.Values.Where(other => SeatRules.Overlap(row.StartsOn, row.EndsOn, other.Entry.StartsOn, other.Until)).ToArray();
        if (Array.Exists(together, other => string.Equals(other.Entry.Person.PersonId, row.Person.PersonId, StringComparison.Ordinal)))
            return new RowResult().Refuse(ErrorReason.PersonSits, $"person.person_id: '{row.Person.PersonId}' sits in the chamber on some of these days.");
        if (row.SeatId.Length > 0 && Array.Exists(together, other => string.Equals(other.Entry.SeatId, row.SeatId, StringComparison.Ordinal)))
            return new RowResult().Refuse(ErrorReason.SeatsExceeded, $"seat_id: '{row.SeatId}' is held on some of these days.");
        // As many as sit on the first day: who left before it, or comes after, takes nobody's place.
        var sitting = together.Where(other => other.Has(row.StartsOn) && other.Entry.SeatClass == row.SeatClass).ToArray();
        var seats = ChamberRules.Seats(facts.Chamber, row.SeatClass);
        if (sitting.Length >= (seats?.Seats ?? 0))
            return new RowResult().Refuse(ErrorReason.SeatsExceeded, $"seat_class: the law gives {seats?.Seats ?? 0} seats {EnumText.Of(row.SeatClass)}.");
        return seats is { HasPerRegion: true } && sitting.Count(other => string.Equals(other.Entry.Region, row.Region, StringComparison.Ordinal)) >= seats.PerRegion
            ? new RowResult().Refuse(ErrorReason.SeatsExceeded, $"region: the law gives {seats.PerRegion} such seats to '{row.Region}'.")
            : null;
    }
}

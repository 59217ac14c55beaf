using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Chambers;

/// <summary>Which seats a chamber has, who may hold one, and which are renewed together.</summary>
internal static class SeatRules
{
    /// <summary>May a mandate hold the seat? It is of the seat's class and region, and nobody holds the seat on any of its days.</summary>
    public static IEnumerable<Finding> MayHold(Seat seat, SeatClaim claim, IReadOnlyList<MandateRow> holders)
    {
        var evidence = $"seats/{seat.SeatId}";
        yield return Findings.Make("parliament.seats.matches", null, seat.SeatId, Findings.Text(Kind(seat.SeatClass, seat.Region)),
            Findings.Text(Kind(claim.SeatClass, claim.Region)), Findings.Met(seat.SeatClass == claim.SeatClass && string.Equals(seat.Region, claim.Region, StringComparison.Ordinal)), evidence);
        var holder = holders.FirstOrDefault(row => Overlap(claim.StartsOn, claim.EndsOn, row.StartsOn, row.Until()));
        yield return Findings.Make("parliament.seats.free", null, seat.SeatId, null, holder is null ? null : Findings.Text(holder.Id), Findings.Met(holder is null), evidence);
    }

    /// <summary>Whether two periods have a day in common; an empty end is none.</summary>
    public static bool Overlap(string from, string until, string otherFrom, string otherUntil) =>
        (otherUntil.Length == 0 || string.CompareOrdinal(from, otherUntil) < 0) && (until.Length == 0 || string.CompareOrdinal(otherFrom, until) < 0);

    /// <summary>Why the law gives no room for one more seat of this class and region; null if it does.</summary>
    public static string? Objection(Seat seat, ChamberLaw? law, IReadOnlyCollection<Seat> known)
    {
        if (ChamberRules.Seats(law, seat.SeatClass) is not { } rule)
            return $"seat_class: the law gives the chamber no seats {EnumText.Of(seat.SeatClass)}.";
        if (known.Count(other => other.SeatClass == seat.SeatClass) >= rule.Seats)
            return $"seat_class: the law gives {rule.Seats} seats {EnumText.Of(seat.SeatClass)}.";
        if (rule.HasPerRegion && seat.Region.Length == 0)
            return "region: is needed, because regions fill such seats.";
        return rule.HasPerRegion && known.Count(other => other.SeatClass == seat.SeatClass && string.Equals(other.Region, seat.Region, StringComparison.Ordinal)) >= rule.PerRegion
            ? $"region: the law gives {rule.PerRegion} such seats to '{seat.Region}'."
            : null;
    }

    /// <summary>
    /// The day on which most of the terms that end next end: members who fill the rest of another's term end with it, and a
    /// few who end alone are not a renewal. Of two days alike, the earlier.
    /// </summary>
    public static string RenewedOn(IEnumerable<MandateRow> held, string day) => held
        .Where(row => row.EndsOn.Length > 0 && string.CompareOrdinal(row.EndsOn, day) > 0)
        .GroupBy(row => row.EndsOn, StringComparer.Ordinal)
        .OrderByDescending(ends => ends.Count()).ThenBy(ends => ends.Key, StringComparer.Ordinal)
        .Select(ends => ends.Key).FirstOrDefault("");

    /// <summary>
    /// Is what is renewed the part that the law says? Where seats are recorded, the mandates that end are all of one part; and
    /// they are no more than that part of the seats that the law gives.
    /// </summary>
    /// <param name="ending">The mandates of a class that end on the day, each with the part of its seat; null where that is not recorded.</param>
    /// <param name="rule">The rule of renewal.</param>
    /// <param name="seats">The seats that the law gives the class.</param>
    public static IEnumerable<Finding> IsRenewal(IReadOnlyCollection<uint?> ending, RenewalRule rule, uint seats)
    {
        var subject = EnumText.Of(rule.SeatClass);
        var part = Findings.PartOf(new() { Numerator = 1, Denominator = Math.Max(rule.Parts, 1) }, (int)Math.Min(seats, int.MaxValue));
        yield return Findings.Make(rule.Rule, rule.Citation, subject, Findings.Count(part), Findings.Count((uint)ending.Count), Findings.Met(ending.Count <= part));
        var parts = ending.OfType<uint>().Distinct().Order().ToArray();
        yield return Findings.Make("parliament.seats.one_part", rule.Citation, subject, Findings.Count(1), Findings.Count((uint)parts.Length),
            parts.Length == 0 ? Outcome.Undetermined : Findings.Met(parts.Length == 1 && !ending.Contains(null)));
    }

    private static string Kind(SeatClass seatClass, string region) => region.Length > 0 ? $"{EnumText.Of(seatClass)} {region}" : EnumText.Of(seatClass);
}

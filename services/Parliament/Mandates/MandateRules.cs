using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Mandates;

/// <summary>Who is said to have won which seat.</summary>
internal sealed record ElectionClaim(string PersonId, SeatClass SeatClass, string Region, string PartyId, string ElectionId);

/// <summary>What it takes to take a seat, and to leave it.</summary>
internal static class MandateRules
{
    /// <summary>What each act makes of a mandate in each state.</summary>
    public static Lifecycle<MandateState, MandateAct> Lifecycle { get; } = new(
        "parliament.mandates.step_follows",
        (MandateState.Unspecified, MandateAct.Take, MandateState.Held),
        (MandateState.Held, MandateAct.Swear, MandateState.Held),
        (MandateState.Held, MandateAct.Resign, MandateState.Resigned),
        (MandateState.Held, MandateAct.Vacate, MandateState.Vacated),
        (MandateState.Held, MandateAct.Deprive, MandateState.Lost),
        (MandateState.Held, MandateAct.Dissolve, MandateState.Dissolved),
        (MandateState.Lost, MandateAct.Appeal, MandateState.LossAppealed),
        (MandateState.LossAppealed, MandateAct.Confirm, MandateState.LossConfirmed),
        (MandateState.LossAppealed, MandateAct.Restore, MandateState.Held));

    /// <summary>
    /// May the person take the seat? The certified result names the person, or a list with a seat to fill; the class is one that
    /// is elected, it has a seat free, and so has the region; and nobody sits twice.
    /// </summary>
    public static IEnumerable<Finding> MayTakeElectedSeat(
        ElectionClaim claim, ElectedFacts facts, IReadOnlyList<MandateRow> sitting, ChamberLaw? chamber, MandateLaw law)
    {
        var seat = ChamberRules.Seats(chamber, claim.SeatClass);
        yield return law.Elected.Against(facts.IsElected, "ELECTED",
            facts.IsElected is { } elected ? elected ? "ELECTED" : "NOT_ELECTED" : null, claim.PersonId, facts.Evidence);
        if (facts.ListSeats is { } won)
            yield return ListQuota(claim, won, sitting, law);
        yield return Findings.Make("parliament.mandates.elected_class", seat?.Citation ?? ChamberRules.CitationOf(chamber), "", null,
            Findings.Text(EnumText.Of(claim.SeatClass)), Findings.Met(seat is not null && claim.SeatClass is not SeatClass.Appointed));
        if (seat is not null)
        {
            yield return Quota(seat, sitting, 1);
            if (seat.HasPerRegion)
                yield return RegionQuota(seat, claim.Region, sitting);
        }

        yield return SitsOnce(claim.PersonId, sitting, ChamberRules.CitationOf(chamber));
    }

    /// <summary>Those who hold a seat of the class, and those who would, are no more than its seats.</summary>
    public static Finding Quota(SeatRule seat, IReadOnlyList<MandateRow> sitting, int added)
    {
        var held = sitting.Count(row => string.Equals(row.SeatClass, EnumText.Of(seat.SeatClass), StringComparison.Ordinal)) + added;
        return Findings.Make(seat.Rule, seat.Citation, EnumText.Of(seat.SeatClass),
            Findings.Count(seat.Seats), Findings.Count((uint)held), Findings.Met(held <= seat.Seats));
    }

    /// <summary>The person holds no other seat in the chamber.</summary>
    public static Finding SitsOnce(string personId, IReadOnlyList<MandateRow> sitting, Citation? citation)
    {
        var other = sitting.FirstOrDefault(row => string.Equals(row.PersonId, personId, StringComparison.Ordinal));
        return Findings.Make("parliament.mandates.sits_once", citation, personId, Findings.Count(0), Findings.Count(other is null ? 0u : 1u),
            Findings.Met(other is null), other is null ? [] : [$"mandates/{other.Id}"]);
    }

    private static Finding ListQuota(ElectionClaim claim, uint won, IReadOnlyList<MandateRow> sitting, MandateLaw law)
    {
        var held = sitting.Count(row => string.Equals(row.ElectionId, claim.ElectionId, StringComparison.Ordinal)
            && string.Equals(row.PartyId, claim.PartyId, StringComparison.Ordinal)) + 1;
        return Findings.Make("parliament.mandates.list_seats", law.Elected.Citation, claim.PartyId,
            Findings.Count(won), Findings.Count((uint)held), Findings.Met(held <= won));
    }

    private static Finding RegionQuota(SeatRule seat, string region, IReadOnlyList<MandateRow> sitting)
    {
        var held = sitting.Count(row => string.Equals(row.SeatClass, EnumText.Of(seat.SeatClass), StringComparison.Ordinal)
            && string.Equals(row.Region, region, StringComparison.Ordinal)) + 1;
        return Findings.Make("parliament.mandates.per_region", seat.Citation, region, Findings.Count(seat.PerRegion),
            region.Length > 0 ? Findings.Count((uint)held) : null, Findings.Met(region.Length > 0 && held <= seat.PerRegion));
    }
}

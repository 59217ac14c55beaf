using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

/// <summary>Quotas: a list has a seat for every whole quota among its votes; largest remainders take what is left.</summary>
internal static class QuotaRules
{
    /// <summary>
    /// Votes for one seat, as a fraction: all of them by the seats (Hare), or by one more than the seats and the next whole
    /// number (Droop, Hagenbach-Bischoff).
    /// </summary>
    public static (UInt128 Votes, UInt128 Seats) Quota(ElectoralSystem system, UInt128 all, int seats) =>
        system is ElectoralSystem.HareLargestRemainder ? (all, (UInt128)seats) : ((all / ((UInt128)seats + 1)) + 1, 1);

    /// <summary>Gives every list its whole quotas.</summary>
    public static void WholeQuotas(SeatAllocation allocation, ResultLaw law)
    {
        var quota = QuotaOf(allocation, law);
        foreach (var list in allocation.Lists)
            Give(allocation, list, (int)UInt128.DivRem((UInt128)list.Votes * quota.Seats, quota.Votes).Quotient, quota, null, null, SeatReason.WholeQuotas);
    }

    /// <summary>Whole quotas, then the largest remainders. Answers those between whom a lot must decide, if it comes to that.</summary>
    public static IReadOnlyList<string> ByLargestRemainder(SeatAllocation allocation, ResultLaw law)
    {
        var quota = QuotaOf(allocation, law);
        var shares = allocation.Lists.Select(list => ShareOf(list, quota, law)).ToArray();
        CutToSeats(shares, allocation.Seats);
        foreach (var share in shares)
            Give(allocation, share.List, share.Whole, quota, share.Remainder, share.Correction, share.Reason);
        // Few votes or a correction may leave more seats than lists: then all have one, in the order of their remainders.
        while (allocation.Left >= shares.Length)
        {
            allocation.NextRound();
            foreach (var share in shares.OrderByDescending(share => share.Rest).ThenBy(share => share.List.Id, StringComparer.Ordinal))
                allocation.Give(share.List, 1, new() { Reason = SeatReason.OneEach, Remainder = share.Remainder });
        }

        return Remainders(allocation, shares);
    }

    private static IReadOnlyList<string> Remainders(SeatAllocation allocation, ListShare[] shares)
    {
        var left = allocation.Left;
        var first = shares.OrderByDescending(share => share.Rest).ThenBy(share => share.List.Id, StringComparer.Ordinal).ToArray();
        if (left == 0)
            return [];
        var last = first[left - 1].Rest;
        var equals = first.Where(share => share.Rest == last).ToArray();
        var sure = first.TakeWhile(share => share.Rest > last).ToArray();
        var byLot = equals.Length > left - sure.Length;
        foreach (var share in byLot ? sure : first[..left])
            Next(allocation, share, false);
        var candidates = equals.Select(share => share.List).ToList();
        while (byLot && allocation.Left > 0)
        {
            if (allocation.Draw(candidates) is not { } drawn)
                return [.. candidates.Select(list => list.Id)];
            candidates.Remove(drawn);
            Next(allocation, Array.Find(equals, share => share.List == drawn)!, true);
        }

        return [];
    }

    private static void Next(SeatAllocation allocation, ListShare share, bool byLot)
    {
        allocation.NextRound();
        allocation.Give(share.List, 1, new() { Reason = SeatReason.LargestRemainder, Remainder = share.Remainder, ByLot = byLot });
    }

    private static (UInt128 Votes, UInt128 Seats) QuotaOf(SeatAllocation allocation, ResultLaw law) =>
        Quota(law.System, (UInt128)allocation.Lists.Sum(list => list.Votes), allocation.Seats);

    private static ListShare ShareOf(AdmittedList list, (UInt128 Votes, UInt128 Seats) quota, ResultLaw law)
    {
        var correction = law.OneList?.Correction is { Denominator: > 0 } stated ? stated : new Ratio { Numerator = 1, Denominator = 1 };
        var isCorrected = list.Admission is ListAdmission.RunnerUp;
        var times = isCorrected ? correction.Numerator : correction.Denominator;
        var unit = quota.Votes * correction.Denominator;
        var (whole, rest) = UInt128.DivRem((UInt128)list.Votes * quota.Seats * times, unit);
        var least = isCorrected ? law.OneList!.MinimumSeats : 0;
        return new(list, (int)UInt128.Max(whole, least), rest, Exact(rest, unit, correction.Denominator), isCorrected ? correction : null,
            whole < least ? SeatReason.Minimum : SeatReason.WholeQuotas);
    }

    // A minimum can ask for more than the whole quotas of the other list leave: that list has what is left.
    private static void CutToSeats(ListShare[] shares, int seats)
    {
        var over = shares.Sum(share => (long)share.Whole) - seats;
        for (var at = 0; at < shares.Length && over > 0; at++)
        {
            var cut = (int)Math.Min(over, shares[at].Whole);
            shares[at] = shares[at] with { Whole = shares[at].Whole - cut };
            over -= cut;
        }
    }

    private static void Give(SeatAllocation allocation, AdmittedList list, int whole, (UInt128 Votes, UInt128 Seats) quota,
        Ratio? remainder, Ratio? correction, SeatReason reason) => allocation.Give(list, whole, new()
        {
            Reason = reason,
            Quotient = new() { Numerator = (uint)whole, Denominator = 1 },
            Remainder = remainder,
            Quota = Exact(quota.Votes, quota.Seats, 1),
            Correction = correction,
        });

    // A fraction in the parts it is counted in, or in fewer where the contract's numbers cannot hold it.
    private static Ratio Exact(UInt128 part, UInt128 whole, UInt128 common)
    {
        if (part % common == 0)
            (part, whole) = (part / common, whole / common);
        while (whole > uint.MaxValue || part > uint.MaxValue)
            (part, whole) = (part >> 1, whole >> 1);
        return new() { Numerator = (uint)part, Denominator = (uint)whole };
    }

    private sealed record ListShare(AdmittedList List, int Whole, UInt128 Rest, Ratio Remainder, Ratio? Correction, SeatReason Reason);
}

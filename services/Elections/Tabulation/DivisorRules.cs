using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

/// <summary>Highest averages: the next seat goes to the list with the most votes by its next divisor.</summary>
internal static class DivisorRules
{
    /// <summary>Divisors are kept in fifths, in which the first of the modified Sainte-Laguë, 1.4, is a whole number.</summary>
    public const int Parts = 5;

    /// <summary>
    /// What votes are divided by for the seat after so many, in fifths: 1, 2, 3 …; 1, 3, 5 … of Sainte-Laguë; 1.4, 3, 5 … of
    /// the modified one.
    /// </summary>
    public static long Divisor(ElectoralSystem system, long seats) => system switch
    {
        ElectoralSystem.SainteLague => Parts * ((2 * seats) + 1),
        ElectoralSystem.ModifiedSainteLague => seats == 0 ? 7 : Parts * ((2 * seats) + 1),
        _ => Parts * (seats + 1),
    };

    /// <summary>Gives the seats that are left; answers those between whom a lot must decide, if it comes to that.</summary>
    public static IReadOnlyList<string> Continue(SeatAllocation allocation, ElectoralSystem system, Func<AdmittedList, bool>? among = null)
    {
        AdmittedList[] lists = [.. allocation.Lists.Where(list => among?.Invoke(list) is not false)];
        while (allocation.Left > 0)
        {
            if (allocation.Given > 0)
                allocation.NextRound();
            var equals = Highest(lists, allocation, system);
            var byLot = equals.Length > allocation.Left;
            if ((byLot ? allocation.Draw(equals) : equals[0]) is not { } next)
                return [.. equals.Select(list => list.Id)];
            var divisor = Divisor(system, allocation.SeatsOf(next.Id));
            var whole = divisor % Parts == 0;
            allocation.Give(next, 1, new()
            {
                Reason = SeatReason.HighestAverage,
                Quotient = whole ? Figures.Share(next.Votes, divisor / Parts) : Figures.Share(next.Votes * 10, divisor * 2),
                Divisor = whole ? new() { Numerator = (uint)(divisor / Parts), Denominator = 1 } : new Ratio { Numerator = (uint)divisor * 2, Denominator = 10 },
                ByLot = byLot,
            });
        }

        return [];
    }

    private static AdmittedList[] Highest(AdmittedList[] lists, SeatAllocation allocation, ElectoralSystem system)
    {
        var best = lists[0];
        foreach (var list in lists)
        {
            if (Compare(list, best) > 0)
                best = list;
        }

        return [.. lists.Where(list => Compare(list, best) == 0).OrderBy(list => list.Id, StringComparer.Ordinal)];

        int Compare(AdmittedList one, AdmittedList other) => ((Int128)one.Votes * Divisor(system, allocation.SeatsOf(other.Id)))
            .CompareTo((Int128)other.Votes * Divisor(system, allocation.SeatsOf(one.Id)));
    }
}

using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

/// <summary>How seats follow from the votes of lists, step by step.</summary>
internal static class SeatRules
{
    /// <summary>The seats of lists that take part in the allocation, each with at least a vote.</summary>
    public static Outcomes Allocate(IReadOnlyList<RankedChoice> lists, int seats, IReadOnlyList<string> lots, ElectoralSystem system) =>
        lists.Count == 0 || seats == 0 ? Outcomes.Of(OutcomeKind.Undecided)
        : system is ElectoralSystem.HareLargestRemainder ? ByLargestRemainder(lists, seats, lots)
        : ByHighestAverage(lists, seats, lots, system is ElectoralSystem.SainteLague ? 2 : 1);

    /// <summary>
    /// Hare: a list has a seat for every whole quota, which is the votes of all these lists by the seats; what is left goes
    /// to the largest remainders.
    /// </summary>
    private static Outcomes ByLargestRemainder(IReadOnlyList<RankedChoice> lists, int seats, IReadOnlyList<string> lots)
    {
        var all = (UInt128)lists.Sum(list => list.Votes);
        var steps = new List<AllocationStep>();
        var remainders = new List<RankedChoice>();
        var given = 0;
        foreach (var list in lists)
        {
            var (whole, rest) = UInt128.DivRem((UInt128)list.Votes * (UInt128)seats, all);
            remainders.Add(new(list.Id, (long)rest));
            given += (int)whole;
            steps.Add(new()
            {
                CandidateId = list.Id,
                Seats = (uint)whole,
                SeatsGiven = (uint)given,
                Quotient = new() { Numerator = (uint)whole, Denominator = 1 },
                Remainder = Figures.Share((long)rest, (long)all),
            });
        }

        var (chosen, tied) = OutcomeRules.First(remainders, seats - given, lots);
        foreach (var id in chosen)
        {
            steps.Add(new()
            {
                CandidateId = id,
                Seats = 1,
                SeatsGiven = (uint)++given,
                Remainder = Figures.Share(remainders.Single(list => string.Equals(list.Id, id, StringComparison.Ordinal)).Votes, (long)all),
                ByLot = tied.Count > 0 || IsByLot(remainders, chosen, id),
            });
        }

        return Result(lists, steps, tied);
    }

    /// <summary>The next seat goes to the list with the most votes by its next divisor: 1, 2, 3 … or 1, 3, 5 ….</summary>
    private static Outcomes ByHighestAverage(IReadOnlyList<RankedChoice> lists, int seats, IReadOnlyList<string> lots, int step)
    {
        var divisors = lists.ToDictionary(list => list.Id, _ => 1L, StringComparer.Ordinal);
        var waiting = lots.ToList();
        var steps = new List<AllocationStep>();
        for (var given = 0; given < seats; given++)
        {
            var equals = Highest(lists, divisors);
            var byLot = equals.Length > seats - given;
            var next = byLot ? Array.Find(equals, list => string.Equals(list.Id, waiting.Find(lot => Array.Exists(equals, one => string.Equals(one.Id, lot, StringComparison.Ordinal))), StringComparison.Ordinal)) : equals[0];
            if (next is null)
                return Result(lists, steps, [.. equals.Select(list => list.Id)]);
            if (byLot)
                waiting.Remove(next.Id);
            steps.Add(new()
            {
                CandidateId = next.Id,
                Seats = 1,
                SeatsGiven = (uint)given + 1,
                Quotient = Figures.Share(next.Votes, divisors[next.Id]),
                ByLot = byLot,
            });
            divisors[next.Id] += step;
        }

        return Result(lists, steps, []);
    }

    private static RankedChoice[] Highest(IReadOnlyList<RankedChoice> lists, Dictionary<string, long> divisors)
    {
        var best = lists[0];
        foreach (var list in lists)
        {
            if (Compare(list, best, divisors) > 0)
                best = list;
        }

        return [.. lists.Where(list => Compare(list, best, divisors) == 0).OrderBy(list => list.Id, StringComparer.Ordinal)];
    }

    private static int Compare(RankedChoice one, RankedChoice other, Dictionary<string, long> divisors) =>
        ((Int128)one.Votes * divisors[other.Id]).CompareTo((Int128)other.Votes * divisors[one.Id]);

    // Somebody with the same remainder was left without a seat.
    private static bool IsByLot(List<RankedChoice> remainders, IReadOnlyList<string> chosen, string id)
    {
        var own = remainders.Single(list => string.Equals(list.Id, id, StringComparison.Ordinal)).Votes;
        return remainders.Exists(list => list.Votes == own && !chosen.Contains(list.Id, StringComparer.Ordinal));
    }

    private static Outcomes Result(IReadOnlyList<RankedChoice> lists, List<AllocationStep> steps, IReadOnlyList<string> tied)
    {
        var outcome = new Outcomes(tied.Count > 0 ? OutcomeKind.Tie : OutcomeKind.Seats, [], [], tied, steps);
        return outcome with { Elected = [.. lists.Select(list => list.Id).Where(id => outcome.SeatsOf(id) > 0)] };
    }
}

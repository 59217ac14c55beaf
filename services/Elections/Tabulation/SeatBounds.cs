using System.Numerics;
using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

/// <summary>The fewest and the most seats that a list can have in the end.</summary>
internal sealed record SeatRange(long Min, long Max);

/// <summary>Between which numbers the seats of each list end, wherever so many more votes go. No completion is outside.</summary>
internal static class SeatBounds
{
    /// <summary>The bounds of every list.</summary>
    public static IReadOnlyDictionary<string, SeatRange> Of(Contest contest, long more)
    {
        var field = Field.Of(contest, more);
        // Who is admitted as the second may change as long as it is not certain that two pass by themselves.
        var open = contest.Law.OneList is { Admitted: true } && field.Lists.Count(list => list.Sure) < 2 && more > 0;
        return field.Lists.ToDictionary(list => list.Id, list => open ? new(0, field.Seats)
            : contest.Law.System is ElectoralSystem.HareLargestRemainder or ElectoralSystem.DroopLargestRemainder ? QuotaBounds.Of(list, field)
            : new SeatRange(Fewest(list, field), Most(list, field)), StringComparer.Ordinal);
    }

    /// <summary>Every station is counted: what there is.</summary>
    public static IReadOnlyDictionary<string, SeatRange> Exactly(Contest contest, Outcomes outcome) => contest.Choices.Where(choice => choice.IsElectable)
        .ToDictionary(choice => choice.Id, choice => new SeatRange(outcome.SeatsOf(choice.Id), outcome.SeatsOf(choice.Id)), StringComparer.Ordinal);

    /// <summary>Whether the same lists take part wherever the votes go.</summary>
    public static bool ThresholdStands(Contest contest, long more)
    {
        var field = Field.Of(contest, more);
        return field.Lists.All(list => list.Sure || !list.Possible) && (contest.Law.OneList is not { Admitted: true } || more == 0 || field.Lists.Count(list => list.Sure) >= 2);
    }

    // All votes go to it: it has a seat as long as so few quotients of the others are before its own that the seats reach to it.
    private static long Most(OpenList list, Field field)
    {
        if (!list.Possible)
            return 0;
        var votes = (BigInteger)list.Votes + field.More;
        return Largest(field.Seats, seats => field.Lists.Where(other => other.Sure && other != list)
            .Sum(other => Before(other.Votes, votes, seats, field, includeEqual: false)) <= field.Seats - seats);
    }

    // All votes go to the others, where they take the most seats from it: the cheapest quotient first.
    private static long Fewest(OpenList list, Field field)
    {
        if (!list.Sure)
            return 0;
        var others = field.Lists.Where(other => other.Possible && other != list).ToArray();
        return Largest(field.Seats, seats => !CanTake(list, seats, others, field));
    }

    private static bool CanTake(OpenList list, long seats, OpenList[] others, Field field)
    {
        BigInteger own = list.Votes, divisor = Divisor(field, seats);
        var budget = field.More * divisor;
        var had = others.Select(other => Before(other.Votes, own, seats, field, includeEqual: true)).ToArray();
        BigInteger[] reached = [.. others.Select(other => other.Votes * divisor)];
        for (var missing = field.Seats - seats + 1 - had.Sum(); missing > 0; missing--)
        {
            var (cost, next) = Cheapest();
            if (next < 0 || cost > budget)
                return false;
            budget -= cost;
            had[next]++;
            reached[next] = BigInteger.Max(reached[next], own * Divisor(field, had[next]));
        }

        return true;

        (BigInteger Cost, int At) Cheapest()
        {
            (BigInteger Cost, int At) best = (0, -1);
            for (var at = 0; at < others.Length; at++)
            {
                var cost = BigInteger.Max(0, (own * Divisor(field, had[at] + 1)) - reached[at]);
                if (best.At < 0 || cost < best.Cost)
                    best = (cost, at);
            }

            return best;
        }
    }

    /// <summary>How many quotients of so many votes are before another list's for its seat of this number.</summary>
    private static long Before(BigInteger votes, BigInteger own, long seats, Field field, bool includeEqual) => Largest(field.Seats, count =>
    {
        var (one, other) = (votes * Divisor(field, seats), own * Divisor(field, count));
        return includeEqual ? one >= other && votes > 0 : one > other;
    });

    // What votes are divided by for the seat of this number, from 1.
    private static BigInteger Divisor(Field field, long seats) => DivisorRules.Divisor(field.System, seats - 1);

    /// <summary>The largest number up to a limit of which something holds that holds of all that are smaller; none is 0.</summary>
    private static long Largest(long limit, Func<long, bool> holds)
    {
        var (low, high) = (0L, limit);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (holds(middle))
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}

/// <summary>A list, its votes so far, whether it surely takes part in the allocation, and whether it possibly does.</summary>
internal sealed record OpenList(string Id, long Votes, bool Sure, bool Possible);

/// <summary>The lists between which seats are still open.</summary>
internal sealed record Field(IReadOnlyList<OpenList> Lists, long More, long Seats, ElectoralSystem System)
{
    public static Field Of(Contest contest, long more)
    {
        var basis = SeatRules.Basis(contest.Nation, contest.Law);
        return new([.. OutcomeRules.Standing(contest.Nation, contest.Choices).Select(list => new OpenList(list.Id, list.Votes,
            SeatRules.Passes(list.Votes, basis + more, contest.Law), SeatRules.Passes(list.Votes + more, basis + more, contest.Law)))],
            more, Math.Min(contest.Law.Seats, int.MaxValue), contest.Law.System);
    }
}

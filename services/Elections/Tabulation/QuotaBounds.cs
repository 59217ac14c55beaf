using System.Numerics;
using Saylau.Elections.V1;

namespace Saylau.Elections.Tabulation;

/// <summary>The bounds of seats that follow from quotas: how many whole ones a list surely has and possibly has, and one more.</summary>
internal static class QuotaBounds
{
    public static SeatRange Of(OpenList list, Field field)
    {
        if (!list.Possible || field.Seats == 0)
            return new(0, 0);
        var own = Quotas.Of(list, field);
        if (MayBeOneEach(field))
            return new(list.Sure ? Math.Min(own.Fewest.Whole, field.Seats) : 0, field.Seats);
        var all = field.Lists.Where(other => other.Possible).Select(other => (List: other, Quotas: Quotas.Of(other, field))).ToArray();
        if (!Array.TrueForAll(all, one => one.List.Sure && one.Quotas.Fewest.Whole == one.Quotas.Most.Whole))
            return new(list.Sure ? own.Fewest.Whole : 0, Math.Min(own.Most.Whole + 1, field.Seats));
        // Whole quotas are certain, and with them how many seats go by remainders: who is surely among the largest?
        var left = field.Seats - all.Sum(one => one.Quotas.Fewest.Whole);
        var before = all.Count(one => one.List != list && one.Quotas.Most.Over.Against(own.Fewest.Over) >= 0);
        var surelyBefore = all.Count(one => one.List != list && one.Quotas.Fewest.Over.Against(own.Most.Over) > 0);
        return new(own.Fewest.Whole + (before < left ? 1 : 0), own.Most.Whole + (surelyBefore < left ? 1 : 0));
    }

    // With so few votes Droop's quotas may leave more seats than lists.
    private static bool MayBeOneEach(Field field) => field.System is ElectoralSystem.DroopLargestRemainder
        && field.Lists.Where(list => list.Sure).Sum(list => list.Votes) < (field.Seats * field.Seats) + field.Seats;

    /// <summary>The fewest and the most quotas that a list can have.</summary>
    private sealed record Quotas((long Whole, Fraction Over) Fewest, (long Whole, Fraction Over) Most)
    {
        public static Quotas Of(OpenList list, Field field)
        {
            BigInteger most = field.Lists.Where(other => other.Possible).Sum(other => other.Votes) + field.More;
            BigInteger least = field.Lists.Where(other => other.Sure || other == list).Sum(other => other.Votes);
            var hare = field.System is ElectoralSystem.HareLargestRemainder;
            return new(In(list.Votes, most, field), In(list.Votes + field.More, hare ? least + field.More : least, field));
        }

        private static (long Whole, Fraction Over) In(BigInteger votes, BigInteger all, Field field)
        {
            if (all.IsZero)
                return (0, new(0, 1));
            var quota = QuotaRules.Quota(field.System, (UInt128)all, (int)field.Seats);
            var whole = BigInteger.DivRem(votes * quota.Seats, quota.Votes, out var rest);
            return ((long)BigInteger.Min(whole, field.Seats), new(rest, quota.Votes));
        }
    }

    private readonly record struct Fraction(BigInteger Part, BigInteger Whole)
    {
        public int Against(Fraction other) => (Part * other.Whole).CompareTo(other.Part * Whole);
    }
}

using CsCheck;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Tests.Rules.Standing;

/// <summary>The periods against somebody who asks the orders day by day.</summary>
public sealed class StandingPeriodsTests
{
    private const int Days = 60;

    // First day; length in days, none for a liquidation; the day it was lifted, counted from the first, if it was.
    private static readonly Gen<(int From, int? Length, int? Lifted)> Order = Gen.Select(
        Gen.Int[1, Days - 1], Gen.Nullable(Gen.Int[1, 20], 0.8), Gen.Nullable(Gen.Int[0, 25], 0.3));

    [Fact]
    public void On_every_day_the_periods_say_what_the_orders_say() =>
        Gen.Select(Gen.Nullable(Gen.Int[0, Days], 0.9), Order.Array[0, 5]).Sample((registered, drawn) =>
        {
            var orders = Sorted(drawn);
            var periods = StandingRules.Periods(registered is { } day ? Iso(day) : "", orders).ToArray();
            for (var today = 0; today <= Days + 30; today++)
                Assert.Equal(Oracle(today, registered, drawn), Orders.On(periods, Iso(today)).Standing);
        });

    [Fact]
    public void Periods_follow_each_other_without_gap_or_overlap_and_each_differs_from_the_one_before() =>
        Gen.Select(Gen.Nullable(Gen.Int[0, Days], 0.9), Order.Array[0, 5]).Sample((registered, drawn) =>
        {
            var periods = StandingRules.Periods(registered is { } day ? Iso(day) : "", Sorted(drawn)).ToArray();
            Assert.Equal("", periods[0].EffectiveFrom);
            Assert.Equal("", periods[^1].EffectiveUntil);
            foreach (var (before, after) in periods.Zip(periods.Skip(1)))
            {
                Assert.Equal(before.EffectiveUntil, after.EffectiveFrom);
                Assert.True(string.CompareOrdinal(before.EffectiveFrom, before.EffectiveUntil) < 0);
                Assert.NotEqual((before.Standing, before.CourtOrderId), (after.Standing, after.CourtOrderId));
            }
        });

    private static PartyStanding Oracle(int today, int? registered, (int From, int? Length, int? Lifted)[] orders)
    {
        var suspended = false;
        foreach (var (from, length, lifted) in orders)
        {
            if (today < from || (length is { } days && today >= from + days) || (lifted is { } after && today >= from + after))
                continue;
            if (length is null)
                return PartyStanding.Liquidated;
            suspended = true;
        }

        if (registered is null || today < registered)
            return PartyStanding.Unregistered;
        return suspended ? PartyStanding.Suspended : PartyStanding.Registered;
    }

    // The database gives a party's orders by their first day.
    private static OrderFacts[] Sorted((int From, int? Length, int? Lifted)[] drawn) =>
    [
        .. drawn.Select((order, number) =>
        {
            var lifted = order.Lifted is { } after ? Iso(order.From + after) : "";
            return order.Length is { } days
                ? Orders.Suspension($"order-{number}", Iso(order.From), Iso(order.From + days), lifted)
                : Orders.Liquidation($"order-{number}", Iso(order.From), lifted);
        }).OrderBy(order => order.EffectiveFrom, StringComparer.Ordinal).ThenBy(order => order.Id, StringComparer.Ordinal),
    ];

    private static string Iso(int day) => new DateOnly(2011, 12, 1).AddDays(day).Iso();
}

using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parties.Standing;

/// <summary>An order of a court as the standing of a party depends on it. Dates are ISO; an empty end is for ever.</summary>
internal sealed record OrderFacts
{
    public required string Id { get; init; }

    public required string Measure { get; init; }

    public required string EffectiveFrom { get; init; }

    public required string EffectiveUntil { get; init; }

    public required string LiftedOn { get; init; }

    public required string BlockedActs { get; init; }

    /// <summary>The day after the last day of its effect; empty for ever.</summary>
    public string End => LiftedOn.Length > 0 && (EffectiveUntil.Length == 0 || string.CompareOrdinal(LiftedOn, EffectiveUntil) < 0)
        ? LiftedOn
        : EffectiveUntil;

    /// <summary>In effect on a day: from its first day to the day before its end.</summary>
    public bool IsInEffect(string day) =>
        string.CompareOrdinal(EffectiveFrom, day) <= 0 && (End.Length == 0 || string.CompareOrdinal(day, End) < 0);

    public IEnumerable<Act> Acts => BlockedActs.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(EnumText.Parse<Act>);
}

/// <summary>What a party is in law, and what it may do.</summary>
internal static class StandingRules
{
    /// <summary>
    /// The standings of a party, without gap or overlap, from the beginning of time. A court's order ends by its date;
    /// nobody has to end it. A date without day counts from its first.
    /// </summary>
    public static IEnumerable<StandingPeriod> Periods(string registeredOn, IReadOnlyList<OrderFacts> orders)
    {
        var boundaries = orders.SelectMany(order => new[] { order.EffectiveFrom, order.End }).Append(registeredOn)
            .Where(day => day.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Prepend("").ToArray();
        StandingPeriod? open = null;
        foreach (var from in boundaries)
        {
            var (standing, order) = On(from, registeredOn, orders);
            if (open is not null && open.Standing == standing && string.Equals(open.CourtOrderId, order, StringComparison.Ordinal))
                continue;
            if (open is not null)
            {
                open.EffectiveUntil = from;
                yield return open;
            }

            open = new StandingPeriod { Standing = standing, EffectiveFrom = from, CourtOrderId = order };
        }

        yield return open!;
    }

    /// <summary>May a party do something on a day? One finding per order that says no, or one that none does.</summary>
    public static IEnumerable<Finding> MayAct(Act act, string day, IReadOnlyList<OrderFacts> orders, Citation? citation)
    {
        var blocking = orders.Where(order => order.IsInEffect(day) && order.Acts.Contains(act)).ToArray();
        if (blocking.Length == 0)
            yield return NotBlocked(citation, act, null);
        foreach (var order in blocking)
            yield return NotBlocked(citation, act, order.Id);
    }

    /// <summary>What a party may not do on a day.</summary>
    public static IEnumerable<Act> BlockedActs(string day, IEnumerable<OrderFacts> orders) =>
        orders.Where(order => order.IsInEffect(day)).SelectMany(order => order.Acts).Distinct().Order();

    private static (PartyStanding Standing, string Order) On(string day, string registeredOn, IReadOnlyList<OrderFacts> orders)
    {
        var inEffect = orders.Where(order => order.IsInEffect(day)).ToArray();
        if (Array.Find(inEffect, order => order.Measure is "LIQUIDATION") is { } liquidation)
            return (PartyStanding.Liquidated, liquidation.Id);
        if (registeredOn.Length == 0 || string.CompareOrdinal(day, registeredOn) < 0)
            return (PartyStanding.Unregistered, "");
        return inEffect.Length > 0 ? (PartyStanding.Suspended, inEffect[0].Id) : (PartyStanding.Registered, "");
    }

    private static Finding NotBlocked(Citation? citation, Act act, string? order) => Findings.Make(
        "parties.acts.not_blocked", citation, EnumText.Of(act), Findings.Count(0), Findings.Count(order is null ? 0u : 1u),
        Findings.Met(order is null), order is null ? [] : [$"courtOrders/{order}"]);
}

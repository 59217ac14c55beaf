using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parties.Standing;

/// <summary>An order of a court, or a party's own end, as its standing depends on it. Dates are ISO; an empty end is for ever.</summary>
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

    /// <summary>The end of a party that ended itself: it does nothing from then on.</summary>
    public static OrderFacts EndedBy(string reorganisationId, ReorganisationKind kind, string effectiveFrom) => new()
    {
        Id = reorganisationId,
        Measure = EnumText.Of(ReorganisationRules.EndOf(kind)),
        EffectiveFrom = effectiveFrom,
        EffectiveUntil = "",
        LiftedOn = "",
        BlockedActs = string.Join(',', Enum.GetValues<Act>().Where(act => act is not Act.Unspecified).Select(EnumText.Of)),
    };

    /// <summary>The party ended itself by this, and no court ordered it.</summary>
    public bool IsOwnEnd => Measure is "DISSOLVED" or "MERGED" or "SPLIT";

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
            var next = On(from, registeredOn, orders);
            if (open is not null && open.Standing == next.Standing
                && string.Equals(open.CourtOrderId + open.ReorganisationId, next.CourtOrderId + next.ReorganisationId, StringComparison.Ordinal))
            {
                continue;
            }

            if (open is not null)
            {
                open.EffectiveUntil = from;
                yield return open;
            }

            next.EffectiveFrom = from;
            open = next;
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
            yield return NotBlocked(citation, act, order);
    }

    /// <summary>What a party may not do on a day.</summary>
    public static IEnumerable<Act> BlockedActs(string day, IEnumerable<OrderFacts> orders) =>
        orders.Where(order => order.IsInEffect(day)).SelectMany(order => order.Acts).Distinct().Order();

    /// <summary>Dissolved by a court, ended by itself, not registered, suspended, or none of these: the first that holds.</summary>
    private static StandingPeriod On(string day, string registeredOn, IReadOnlyList<OrderFacts> orders)
    {
        var inEffect = orders.Where(order => order.IsInEffect(day)).ToArray();
        if (Array.Find(inEffect, order => order.Measure is "LIQUIDATION") is { } liquidation)
            return new() { Standing = PartyStanding.Liquidated, CourtOrderId = liquidation.Id };
        if (Array.Find(inEffect, order => order.IsOwnEnd) is { } end)
            return new() { Standing = EnumText.Parse<PartyStanding>(end.Measure), ReorganisationId = end.Id };
        if (registeredOn.Length == 0 || string.CompareOrdinal(day, registeredOn) < 0)
            return new() { Standing = PartyStanding.Unregistered };
        return inEffect.Length > 0
            ? new() { Standing = PartyStanding.Suspended, CourtOrderId = inEffect[0].Id }
            : new() { Standing = PartyStanding.Registered };
    }

    private static Finding NotBlocked(Citation? citation, Act act, OrderFacts? order) => Findings.Make(
        "parties.acts.not_blocked", citation, EnumText.Of(act), Findings.Count(0), Findings.Count(order is null ? 0u : 1u),
        Findings.Met(order is null), order is null ? [] : [order.IsOwnEnd ? $"reorganisations/{order.Id}" : $"courtOrders/{order.Id}"]);
}

using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parties.CourtOrders;

/// <summary>An alliance as an order that cites it depends on it.</summary>
internal sealed record AllianceFacts(string Id, bool Lawful, bool IncludesParty);

/// <summary>What the law asks of an order.</summary>
internal static class CourtOrderRules
{
    /// <summary>
    /// May a court order this? Its length is within the law's bounds, the law knows the ground, the party is registered,
    /// and an alliance that is cited was unlawful and had the party as a member.
    /// </summary>
    public static IEnumerable<Finding> MayOrder(
        CourtMeasure measure, Ground ground, uint? months, PartyStanding standing, AllianceFacts? alliance, SuspensionLaw law)
    {
        yield return Findings.Make("parties.court_orders.registered", law.Citation, "", Findings.Text(EnumText.Of(PartyStanding.Registered)),
            Findings.Text(EnumText.Of(standing)), Findings.Met(standing is PartyStanding.Registered or PartyStanding.Suspended));
        yield return Findings.Make(law.Grounds.Rule, law.Grounds.Citation, "", null, Findings.Text(EnumText.Of(ground)),
            Findings.Met(law.Grounds.Grounds.Contains(ground)));
        if (measure is CourtMeasure.Suspension)
        {
            yield return law.MinMonths.Against(months);
            yield return law.MaxMonths.Against(months);
        }

        if (ground is Ground.UnlawfulAlliance)
            yield return CitesUnlawfulAlliance(alliance, law);
    }

    /// <summary>May the order be lifted on a day? It is in effect then, and was not lifted before.</summary>
    public static IEnumerable<Finding> MayLift(CourtOrderRow order, string day, Citation? citation)
    {
        var evidence = $"courtOrders/{order.Id}";
        var inEffect = string.CompareOrdinal(order.EffectiveFrom, day) <= 0
            && (order.EffectiveUntil.Length == 0 || string.CompareOrdinal(day, order.EffectiveUntil) < 0);
        yield return Findings.Make("parties.court_orders.in_effect", citation, order.Id, Findings.Date(order.EffectiveFrom), Findings.Date(day),
            Findings.Met(inEffect), evidence);
        yield return Findings.Make("parties.court_orders.not_lifted", citation, order.Id, null,
            order.LiftedOn.Length > 0 ? Findings.Date(order.LiftedOn) : null, Findings.Met(order.LiftedOn.Length == 0), evidence);
    }

    /// <summary>
    /// The day after the last day of a suspension: the same day of the month, or its last, so many months later; null
    /// where the calendar has no such day.
    /// </summary>
    public static DateOnly? EndOf(DateOnly from, uint months) =>
        MonthNumber(from) + months <= MonthNumber(DateOnly.MaxValue) ? from.AddMonths((int)months) : null;

    private static long MonthNumber(DateOnly day) => (day.Year * 12L) + day.Month;

    // A court may know more than the record: an alliance that it does not name is a warning, not an obstacle.
    private static Finding CitesUnlawfulAlliance(AllianceFacts? alliance, SuspensionLaw law) => alliance is null
        ? Findings.Make("parties.court_orders.alliance", law.Grounds.Citation, "", Findings.Text("UNLAWFUL"), null, Outcome.Warning)
        : Findings.Make("parties.court_orders.alliance", law.Grounds.Citation, alliance.Id, Findings.Text("UNLAWFUL"),
            Findings.Text(!alliance.IncludesParty ? "OF_OTHERS" : alliance.Lawful ? "LAWFUL" : "UNLAWFUL"),
            Findings.Met(alliance is { IncludesParty: true, Lawful: false }), $"alliances/{alliance.Id}");
}

using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;

namespace Saylau.Tests.Rules.Standing;

/// <summary>Orders of courts, in short.</summary>
internal static class Orders
{
    private static readonly string AllActs = string.Join(',', Enum.GetValues<Act>().Where(act => act is not Act.Unspecified).Select(EnumText.Of));

    public static OrderFacts Suspension(string id, string from, string until, string liftedOn = "") => new()
    {
        Id = id,
        Measure = EnumText.Of(CourtMeasure.Suspension),
        EffectiveFrom = from,
        EffectiveUntil = until,
        LiftedOn = liftedOn,
        BlockedActs = AllActs,
    };

    public static OrderFacts Liquidation(string id, string from, string liftedOn = "") =>
        Suspension(id, from, "", liftedOn) with { Measure = EnumText.Of(CourtMeasure.Liquidation) };

    /// <summary>The one period that a day lies in; more or fewer than one is an error.</summary>
    public static StandingPeriod On(IEnumerable<StandingPeriod> periods, string day) => periods.Single(period =>
        string.CompareOrdinal(period.EffectiveFrom, day) <= 0
        && (period.EffectiveUntil.Length == 0 || string.CompareOrdinal(day, period.EffectiveUntil) < 0));
}

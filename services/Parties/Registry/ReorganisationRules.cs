using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parties.Registry;

/// <summary>A party as a change of it depends on it: its standing, which is its end where that is recorded already.</summary>
internal sealed record PartyState(string PartyId, PartyStanding Standing);

/// <summary>Parties that are to become others.</summary>
internal sealed record ReorganisationPlan(ReorganisationKind Kind, IReadOnlyList<PartyState> Before, IReadOnlyList<PartyState> After);

/// <summary>What can become of a party.</summary>
internal static class ReorganisationRules
{
    private static readonly PartyStanding[] Going = [PartyStanding.Unregistered, PartyStanding.Registered, PartyStanding.Suspended];

    /// <summary>What each act makes of a party in each standing. What courts and registrars decide moves it between the first three.</summary>
    public static Lifecycle<PartyStanding, PartyAct> Lifecycle { get; } = new(
        "parties.registry.standing",
        [
            (PartyStanding.Unspecified, PartyAct.Record, PartyStanding.Unregistered),
            .. Going.SelectMany(standing => new[] { PartyAct.Rename, PartyAct.Describe, PartyAct.DeclareMembers, PartyAct.Continue }
                .Select(act => (standing, act, standing))),
            .. Going.Select(standing => (standing, PartyAct.Merge, PartyStanding.Merged)),
            .. Going.Select(standing => (standing, PartyAct.Split, PartyStanding.Split)),
            .. Going.Select(standing => (standing, PartyAct.Dissolve, PartyStanding.Dissolved)),
        ]);

    /// <summary>The party is no more.</summary>
    public static bool HasEnded(PartyStanding standing) =>
        standing is PartyStanding.Liquidated or PartyStanding.Dissolved or PartyStanding.Merged or PartyStanding.Split;

    /// <summary>What the end of a party by a reorganisation makes of it.</summary>
    public static PartyStanding EndOf(ReorganisationKind kind) => kind switch
    {
        ReorganisationKind.Merger => PartyStanding.Merged,
        ReorganisationKind.Split => PartyStanding.Split,
        _ => PartyStanding.Dissolved,
    };

    /// <summary>May the act happen to the party? A table decides, and a suspension that the law says bars it.</summary>
    public static IEnumerable<Finding> MayHappen(PartyState party, PartyAct act, RegistryLaw? law)
    {
        var evidence = $"parties/{party.PartyId}/standing";
        yield return Lifecycle.MayHappen(party.Standing, act, evidence);
        if (law?.FreeToReorganise is { } rule && act is PartyAct.Merge or PartyAct.Split or PartyAct.Dissolve or PartyAct.Continue)
        {
            yield return rule.Against(party.Standing is not PartyStanding.Suspended, "FREE",
                EnumText.Of(party.Standing), party.PartyId, evidence);
        }
    }

    /// <summary>May parties become others? Whoever goes on, goes on; whoever ends, may end.</summary>
    public static IEnumerable<Finding> MayReorganise(ReorganisationPlan plan, RegistryLaw? law) => plan.Before
        .SelectMany(party => MayHappen(party, ActOn(plan, party), law))
        .Concat(plan.After.Where(party => !IsAmong(plan.Before, party)).SelectMany(party => MayHappen(party, PartyAct.Continue, law)));

    /// <summary>The party ends by it: it is not the one that goes on.</summary>
    public static bool Ends(ReorganisationPlan plan, PartyState party) =>
        plan.Kind is not ReorganisationKind.Separation && !(plan.Kind is ReorganisationKind.Merger && IsAmong(plan.After, party));

    /// <summary>What is wrong with the shape of a plan; null if nothing is.</summary>
    public static (string Field, string Problem)? Misshapen(ReorganisationKind kind, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.Distinct(StringComparer.Ordinal).Count() < before.Count)
            return ("party_ids", "must name each party once.");
        if (after.Distinct(StringComparer.Ordinal).Count() < after.Count)
            return ("successor_ids", "must name each party once.");
        return kind switch
        {
            ReorganisationKind.Merger when before.Count < 2 => ("party_ids", "must name at least two parties."),
            ReorganisationKind.Merger when after.Count != 1 => ("successor_ids", "must name the one party that they become."),
            ReorganisationKind.Split or ReorganisationKind.Separation or ReorganisationKind.Dissolution when before.Count != 1 => ("party_ids", "must name one party."),
            ReorganisationKind.Split when after.Count < 2 => ("successor_ids", "must name at least two parties, unless the party goes on."),
            ReorganisationKind.Separation when after.Count < 1 => ("successor_ids", "must name at least one party."),
            not ReorganisationKind.Merger when after.Contains(before[0], StringComparer.Ordinal) => ("successor_ids", "must name other parties."),
            _ => null,
        };
    }

    private static PartyAct ActOn(ReorganisationPlan plan, PartyState party) => !Ends(plan, party) ? PartyAct.Continue : plan.Kind switch
    {
        ReorganisationKind.Merger => PartyAct.Merge,
        ReorganisationKind.Split => PartyAct.Split,
        _ => PartyAct.Dissolve,
    };

    private static bool IsAmong(IEnumerable<PartyState> parties, PartyState party) =>
        parties.Any(other => string.Equals(other.PartyId, party.PartyId, StringComparison.Ordinal));
}

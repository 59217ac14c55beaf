using Saylau.Common.V1;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Elections.Initiatives;

/// <summary>How signatures are counted, and what would be left without those that are contested.</summary>
internal static class SignatureCountRules
{
    /// <summary>The count against the thresholds. Nothing that is contested is in it.</summary>
    public static GetSignatureCountResponse Count(IReadOnlyDictionary<string, RegionSignatures> found, FrozenLaw frozen)
    {
        var (valid, required, regions) = (InitiativeRules.Valid(found), frozen.Rules.Signatures.Minimum, frozen.Regions);
        var count = new GetSignatureCountResponse
        {
            Sheets = RegionSignatures.Counted(found.Values.Sum(region => region.Sheets)),
            Regions = { found.Keys.Union(regions, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(region => InRegion(region, found, frozen)) },
            Required = required,
            Met = Answer(valid is { } known ? known >= required : null),
            RegionsMet = Reached(found, frozen),
            RegionsRequired = frozen.RegionsNeeded,
        };
        if (valid is not { } total)
            return count;
        (count.Valid, count.Invalid) = (total, RegionSignatures.Counted(found.Values.Sum(region => region.Invalid)));
        if (total >= required)
            count.Margin = total - required;
        else
            count.Missing = required - total;
        count.Multiple = required > 0 ? new() { Numerator = total, Denominator = required } : null;
        return count;
    }

    /// <summary>
    /// Would the total still be enough without every contested signature? A report that does not say how many it means
    /// leaves that open, unless what the others say is too much already.
    /// </summary>
    public static ContestedSignatures Contested(uint? valid, uint required, IReadOnlyList<uint?> alleged)
    {
        var known = alleged.Sum(count => (long)(count ?? 0));
        var complete = alleged.All(count => count is not null);
        var margin = valid is { } total && total >= required ? total - required : (uint?)null;
        var contested = new ContestedSignatures
        {
            Reports = (uint)alleged.Count,
            MetWithoutContested = Answer(
                valid is null ? null
                : margin is null || known > margin ? false
                : complete ? true
                : null),
        };
        if (complete)
            contested.Signatures = RegionSignatures.Counted(known);
        if (margin is { } without)
            contested.ContestableWithoutEffect = without;
        return contested;
    }

    /// <summary>
    /// The same where signatures are known one by one: what is contested for certain, and what may be at most. What reports name
    /// without a number is counted, each signature once; a claimed number may mean any signatures of its sheets or region.
    /// </summary>
    /// <param name="valid">Valid signatures in all.</param>
    /// <param name="required">Valid signatures that the law requires.</param>
    /// <param name="named">Valid signatures of all sheets and collectors that reports without a number name, each once.</param>
    /// <param name="claims">Every other report.</param>
    /// <param name="reports">All reports.</param>
    public static ContestedSignatures Contested(uint valid, uint required, uint named, IReadOnlyList<Claim> claims, int reports)
    {
        var atLeast = Math.Min(valid, claims.Select(claim => Math.Min(claim.Claimed ?? 0, claim.Within)).Append(named).Max());
        var atMost = (uint)Math.Min(valid, named + claims.Sum(claim => (long)Math.Min(claim.Claimed ?? uint.MaxValue, claim.Within)));
        var contested = new ContestedSignatures
        {
            Reports = (uint)reports,
            MetWithoutContested = Answer(
                valid < required || valid - atLeast < required ? false
                : valid - atMost >= required ? true
                : null),
            AtLeast = atLeast,
            AtMost = atMost,
        };
        if (atLeast == atMost)
            contested.Signatures = atLeast;
        if (valid >= required)
            contested.ContestableWithoutEffect = valid - required;
        return contested;
    }

    /// <summary>Counters as the signatures of regions; empty where there are none.</summary>
    public static IReadOnlyDictionary<string, RegionSignatures> ByRegion(IEnumerable<TallyRow> counters) =>
        counters.GroupBy(counter => counter.Region, StringComparer.Ordinal).ToDictionary(
            region => region.Key,
            region => new RegionSignatures
            {
                Region = region.Key,
                Valid = region.Where(counter => counter.State == (long)SignatureState.Valid).Sum(counter => counter.Signatures),
                Invalid = region.Where(counter => counter.State > (long)SignatureState.Valid).Sum(counter => counter.Signatures),
                Sheets = region.Where(counter => counter.State == SheetState).Sum(counter => counter.Signatures),
            },
            StringComparer.Ordinal);

    /// <summary>Rows as counters.</summary>
    public static IReadOnlyList<TallyRow> Tally(IEnumerable<(string Region, long State, long Reason)> rows) => [.. rows
        .GroupBy(row => row).Select(rows => new TallyRow { Region = rows.Key.Region, State = rows.Key.State, Reason = rows.Key.Reason, Signatures = rows.LongCount() })
        .OrderBy(tally => tally.Region, StringComparer.Ordinal).ThenBy(tally => tally.State).ThenBy(tally => tally.Reason)];

    /// <summary>Moves of the same counter in one, and none that moves nothing.</summary>
    public static IEnumerable<TallyRow> Net(IEnumerable<TallyRow> moves) => moves
        .GroupBy(move => (move.Region, move.State, move.Reason))
        .Select(same => same.First() with { Signatures = same.Sum(move => move.Signatures) })
        .Where(move => move.Signatures != 0);

    /// <summary>Counters of signatures, without those of sheets.</summary>
    public static IEnumerable<SignatureTally> OfSignatures(IEnumerable<TallyRow> counters) =>
        counters.Where(counter => counter.State != SheetState).Select(counter => counter.ToProto());

    /// <summary>Does the recount say what the counters say? Where the rows were destroyed, nobody can tell any more.</summary>
    public static Finding Recount(string id, IReadOnlyList<TallyRow> kept, IReadOnlyList<TallyRow> recounted, string? destroyedOn)
    {
        var isSame = kept.ToHashSet().SetEquals(recounted);
        return Findings.Make("elections.initiatives.recount", null, "", Findings.Text("COUNTERS"),
            Findings.Text(destroyedOn is not null ? $"DESTROYED {destroyedOn}" : isSame ? "COUNTERS" : "OTHERS"),
            destroyedOn is not null ? Outcome.Undetermined : Findings.Met(isSame), $"initiatives/{id}/signatures");
    }

    /// <summary>Regions that have what they need.</summary>
    public static uint Reached(IReadOnlyDictionary<string, RegionSignatures> found, FrozenLaw frozen) =>
        (uint)frozen.Regions.Count(region => found.TryGetValue(region, out var there) && there.ValidCount >= frozen.RequiredIn(region)
            && (frozen.Rules.SignaturesSharePerRegion is null || frozen.Voters.ContainsKey(region)));

    /// <summary>The least whole number that reaches a share.</summary>
    public static uint Least(ShareRule rule, uint whole)
    {
        var product = (ulong)rule.Share.Numerator * whole;
        return (uint)Math.Min(uint.MaxValue, rule.Exclusive ? (product / rule.Share.Denominator) + 1 : (product + rule.Share.Denominator - 1) / rule.Share.Denominator);
    }

    private const long SheetState = 0;

    private static RegionSignatureCount InRegion(string region, IReadOnlyDictionary<string, RegionSignatures> found, FrozenLaw frozen)
    {
        var count = RegionSignatures.ToProto(region, found.GetValueOrDefault(region));
        if (frozen.RequiredIn(region) is { } required)
            count.Required = required;
        return count;
    }

    private static Determination Answer(bool? holds) =>
        holds is { } known ? known ? Determination.Yes : Determination.No : Determination.Undetermined;
}

/// <summary>What a report contests: so many as it claims, all if it gives no number, of the signatures that it may mean.</summary>
internal sealed record Claim(uint? Claimed, uint Within);

using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Territory;

/// <summary>When precincts may end, and whether districts cover them all.</summary>
internal static class TerritoryRules
{
    private const int MostNamed = 100;

    /// <summary>
    /// May precincts end before a day? Each stands until then, has begun, and has counted nothing in a vote of that day or
    /// later: what was counted stays where it was counted.
    /// </summary>
    /// <param name="precincts">The precincts.</param>
    /// <param name="firstDayWithout">The first day on which they would not exist.</param>
    /// <param name="counted">How many protocols each has of votes from that day on.</param>
    public static IEnumerable<Finding> MayEnd(IEnumerable<PrecinctRow> precincts, string firstDayWithout, IReadOnlyDictionary<string, long> counted)
    {
        foreach (var precinct in precincts)
        {
            var evidence = $"precincts/{precinct.Id}";
            yield return Findings.Make("elections.territory.standing", null, precinct.Id, Findings.Text("STANDING"),
                Findings.Text(precinct.ValidTo.Length == 0 ? "STANDING" : "ENDED"), Findings.Met(precinct.ValidTo.Length == 0), evidence);
            yield return Findings.Make("elections.territory.begun", null, precinct.Id, Findings.Date(precinct.ValidFrom), Findings.Date(firstDayWithout),
                Findings.Met(string.CompareOrdinal(precinct.ValidFrom, firstDayWithout) < 0), evidence);
            var protocols = counted.GetValueOrDefault(precinct.Id);
            yield return Findings.Make("elections.territory.not_counted", null, precinct.Id, Findings.Count(0),
                Findings.Count((uint)protocols), Findings.Met(protocols == 0), evidence);
        }
    }

    /// <summary>Is a successor in a region that one of its predecessors is in? A reorganization moves no voters between regions.</summary>
    public static IEnumerable<Finding> KeepRegions(IEnumerable<PrecinctRow> predecessors, IEnumerable<Precinct> successors)
    {
        var regions = predecessors.Select(precinct => precinct.Region).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return successors.Select(precinct => Findings.Make("elections.territory.same_region", null, precinct.PrecinctId,
            Findings.Text(string.Join(", ", regions)), Findings.Text(precinct.Region), Findings.Met(regions.Contains(precinct.Region, StringComparer.Ordinal))));
    }

    /// <summary>What a reorganization is, by how many become how many.</summary>
    public static ReorganizationKind KindOf(int predecessors, int successors) => (predecessors, successors) switch
    {
        ( > 1, 1) => ReorganizationKind.Merger,
        (1, > 1) => ReorganizationKind.Split,
        _ => ReorganizationKind.Redrawing,
    };

    /// <summary>The last day before one; the calendar's first has none but itself.</summary>
    public static string DayBefore(string day) => Moved(day, -1);

    /// <summary>The day after one; the calendar's last has none but itself.</summary>
    public static string DayAfter(string day) => Moved(day, 1);

    /// <summary>
    /// Does every precinct belong to exactly one district? One finding says how many do, and one each names the first that
    /// do not. Where the office has no district, the law's rule does not concern it.
    /// </summary>
    /// <param name="precincts">The precincts of the day.</param>
    /// <param name="districts">How many districts of the day each is in; one that is in none is absent.</param>
    /// <param name="hasDistricts">Whether the office has any district on the day.</param>
    /// <param name="rule">The rule of the law; null where it is silent.</param>
    public static IEnumerable<Finding> InOneDistrict(
        IReadOnlyCollection<string> precincts, IReadOnlyDictionary<string, long> districts, bool hasDistricts, FlagRule? rule)
    {
        var (id, citation) = (rule?.Rule ?? "elections.territory.one_district", rule?.Citation);
        var amiss = precincts.Where(precinct => districts.GetValueOrDefault(precinct) != 1).Order(StringComparer.Ordinal).ToArray();
        var concerned = hasDistricts && rule is { Required: true };
        yield return Findings.Make(id, citation, "", Findings.Count((uint)precincts.Count), Findings.Count((uint)(precincts.Count - amiss.Length)),
            concerned ? Findings.Met(amiss.Length == 0) : Outcome.NotApplicable);
        foreach (var precinct in concerned ? amiss.Take(MostNamed) : [])
        {
            yield return Findings.Make(id, citation, precinct, Findings.Count(1), Findings.Count((uint)districts.GetValueOrDefault(precinct)),
                Outcome.Violated, $"precincts/{precinct}");
        }
    }

    /// <summary>Has a precinct no more voters than the law allows? Where it is not known how many, that stays open.</summary>
    /// <param name="precinctId">The precinct.</param>
    /// <param name="counted">What is counted: CAPACITY or LISTED.</param>
    /// <param name="voters">How many; null if unknown.</param>
    /// <param name="rule">The rule of the law; null where it is silent.</param>
    public static Finding NotTooLarge(string precinctId, string counted, uint? voters, MaximumRule? rule) => rule is null
        ? Findings.Make("elections.territory.precinct_voters", null, counted, null, voters is { } known ? Findings.Count(known) : null, Outcome.NotApplicable, $"precincts/{precinctId}")
        : rule.Against(voters, counted, $"precincts/{precinctId}");

    private static string Moved(string day, int days) =>
        DateOnly.FromDayNumber(Math.Clamp(TextFormats.FirstDay(day).DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber)).Iso();
}

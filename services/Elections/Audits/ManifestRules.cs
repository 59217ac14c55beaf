using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Elections.Audits;

/// <summary>Whether what an audit draws from, and by what, is what it must be.</summary>
internal static class ManifestRules
{
    /// <summary>The least characters of a seed: twenty dice.</summary>
    public const int LeastSeed = 20;

    /// <summary>The most stations that are named one by one.</summary>
    public const int MostNamed = 100;

    /// <summary>Do the same protocols count as when the manifest was frozen? Names those that do not.</summary>
    /// <param name="stations">Stations in the manifest.</param>
    /// <param name="changed">Those whose protocol was corrected, annulled or is in question since, and those that reported since.</param>
    /// <param name="ended">The audit has ended: what changes since is worth attention alone.</param>
    public static IEnumerable<Finding> Current(int stations, IReadOnlyCollection<string> changed, bool ended = false)
    {
        var unmet = ended ? Outcome.Warning : Outcome.Violated;
        yield return Findings.Make("elections.audits.manifest_current", null, "", Findings.Count((uint)stations),
            Findings.Count(Figures.Counted(stations - changed.Count)), changed.Count == 0 ? Outcome.Satisfied : unmet);
        foreach (var station in changed.Take(MostNamed))
            yield return Findings.Make("elections.audits.protocol_unchanged", null, station, Findings.Text("AS_IN_THE_MANIFEST"), Findings.Text("CHANGED_SINCE"), unmet);
    }

    /// <summary>May an audit take the place of another? Only where the record was changed: samples that show too little are no reason.</summary>
    public static Finding MayReplace(string auditId, int changed) => Findings.Make("elections.audits.replaces", null, auditId,
        Findings.Text("CHANGED_RECORD"), Findings.Text(changed > 0 ? "CHANGED_RECORD" : "SAME_RECORD"), Findings.Met(changed > 0));

    /// <summary>Is the record still open to samples? Not where a hand count of the same record decides, or has refuted it.</summary>
    public static IEnumerable<Finding> NotByHand(IEnumerable<string> handCounts) => handCounts.Select(audit => Findings.Make(
        "elections.audits.hand_count_decides", null, audit, Findings.Text("SAMPLES"), Findings.Text("HAND_COUNT"), Outcome.Violated));

    /// <summary>Is the seed one that nobody could know when the manifest was frozen and the ballot records were committed to? Later rounds go on with it.</summary>
    public static IEnumerable<Finding> Seed(string known, string seed, string madeOn, string committedOn, string day)
    {
        if (known.Length > 0)
        {
            yield return Findings.Make("elections.audits.same_seed", null, "", Findings.Text(known), Findings.Text(seed.Length == 0 ? known : seed),
                Findings.Met(seed.Length == 0 || string.Equals(seed, known, StringComparison.Ordinal)));
            yield break;
        }

        yield return Findings.Make("elections.audits.seed", null, "", Findings.Count(LeastSeed), Findings.Count((uint)seed.Length), Findings.Met(seed.Length >= LeastSeed));
        yield return Findings.Make("elections.audits.seed_after_manifest", null, "", Findings.Date(committedOn), madeOn.Length > 0 ? Findings.Date(madeOn) : null,
            madeOn.Length == 0 ? Outcome.Undetermined : Findings.Met(!CalendarRules.IsBefore(madeOn, committedOn) && !CalendarRules.IsBefore(day, madeOn)));
    }

    /// <summary>May the risk be measured: is all entered that was drawn, and does no station have more ballots than the manifest?</summary>
    public static IEnumerable<Finding> MayMeasure(long drawn, long entered, IEnumerable<(string PrecinctId, long Manifest, long Found)> found)
    {
        yield return Findings.Make("elections.audits.all_entered", null, "", Findings.Count(Figures.Counted(drawn)), Findings.Count(Figures.Counted(entered)),
            Findings.Met(drawn > 0 && entered >= drawn));
        foreach (var station in found.Where(station => station.Found > station.Manifest))
            yield return Findings.Make("elections.audits.manifest_holds", null, station.PrecinctId, Findings.Count(Figures.Counted(station.Manifest)),
                Findings.Count(Figures.Counted(station.Found)), Outcome.Violated);
    }
}

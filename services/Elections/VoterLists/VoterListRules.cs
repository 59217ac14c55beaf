using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.VoterLists;

/// <summary>What the law asks of lists of voters, and what their versions say of each other.</summary>
internal static class VoterListRules
{
    /// <summary>Whether a version was displayed, or should have been.</summary>
    public static bool IsDisplay(VoterListVersion version) =>
        version.Stage is VoterListStage.Displayed || version.DisplayedFrom.Length > 0 || version.DisplayedUntil.Length > 0;

    /// <summary>Was it displayed long enough? The first and the last day count. Without dates that is undetermined.</summary>
    public static Finding LongEnough(VoterListVersion version, VoterListLaw law) =>
        law.DisplayDays.Against(DaysOf(version), version.VersionId, $"voterLists/{version.VersionId}");

    /// <summary>The versions in the order of their stages, and of their days within one.</summary>
    public static IReadOnlyList<VoterListVersion> InOrder(IEnumerable<VoterListVersion> versions) =>
        [.. versions.OrderBy(version => version.Stage).ThenBy(version => version.Recording.OccurredOn, StringComparer.Ordinal)
            .ThenBy(version => version.VersionId, StringComparer.Ordinal)];

    /// <summary>Voters found twice, in all versions; null if none says.</summary>
    public static uint? Duplicates(IEnumerable<VoterListVersion> versions) =>
        Sum(versions.Select(version => version.HasDuplicatesFound ? version.DuplicatesFound : (uint?)null));

    /// <summary>Voters added and removed and entries corrected, in all versions; null if none says.</summary>
    public static uint? Corrections(IEnumerable<VoterListVersion> versions) => Sum(versions.SelectMany(version => new[]
    {
        version.HasAdded ? version.Added : (uint?)null,
        version.HasRemoved ? version.Removed : (uint?)null,
        version.HasCorrected ? version.Corrected : (uint?)null,
    }));

    private static uint? DaysOf(VoterListVersion version)
    {
        if (version.DisplayedFrom.Length == 0 || version.DisplayedUntil.Length == 0)
            return null;
        var days = TextFormats.FirstDay(version.DisplayedUntil).DayNumber - TextFormats.FirstDay(version.DisplayedFrom).DayNumber + 1;
        return (uint)Math.Max(days, 0);
    }

    // More than a count can hold is the most it can hold, never a small number.
    private static uint? Sum(IEnumerable<uint?> counts)
    {
        var known = counts.Where(count => count is not null).ToArray();
        return known.Length == 0 ? null : (uint)Math.Min(known.Sum(count => (long)count!.Value), uint.MaxValue);
    }
}

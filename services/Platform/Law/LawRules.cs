using Saylau.Common.V1;

namespace Saylau.Platform.Law;

/// <summary>When a version of the law may come into force.</summary>
public static class LawRules
{
    /// <summary>The act is the one that the version names, and the version is not in force already.</summary>
    public static IEnumerable<Finding> MayComeIntoForce(LawVersion version, string act, string effectiveFrom, string alreadySince)
    {
        yield return Findings.Make("law.act", version.Act, version.Version, Findings.Text(version.Act.Text), Findings.Text(act),
            Findings.Met(string.Equals(version.Act.Text, act, StringComparison.Ordinal)));
        yield return Findings.Make("law.not_yet_in_force", version.Act, version.Version, Findings.Date(effectiveFrom),
            alreadySince.Length > 0 ? Findings.Date(alreadySince) : null, Findings.Met(alreadySince.Length == 0));
    }
}

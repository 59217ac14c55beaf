using Saylau.Common.V1;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Mandates;

/// <summary>What of the groups of members is told, and to nobody more.</summary>
internal static class DiversityRules
{
    /// <summary>
    /// The groups that have enough members to be told of, the largest first, and how many members the others have together.
    /// </summary>
    /// <param name="groups">The groups that members declared: each named in its language, as often as it was declared.</param>
    /// <param name="law">How many are enough.</param>
    public static (IReadOnlyList<GroupCount> Told, uint Suppressed) Tell(
        IEnumerable<(string Group, string Language)> groups, ParliamentDisclosureLaw law)
    {
        var counts = groups.GroupBy(group => (Name: group.Group.Trim().ToUpperInvariant(), Language: group.Language.ToUpperInvariant()))
            .Select(group => new GroupCount { Group = group.Min(one => one.Group.Trim()), Language = group.Key.Language.ToLowerInvariant(), Count = (uint)group.Count() })
            .OrderByDescending(group => group.Count).ThenBy(group => group.Group, StringComparer.Ordinal).ThenBy(group => group.Language, StringComparer.Ordinal)
            .ToLookup(group => group.Count >= law.MinGroup.Minimum);
        return ([.. counts[true]], (uint)counts[false].Sum(group => group.Count));
    }

    /// <summary>
    /// The groups around an appointment, of which enough members sat before and after. One that grew by a few, or by all who
    /// were appointed, would tell the group of each of them, and is left out.
    /// </summary>
    /// <param name="before">The groups of members before.</param>
    /// <param name="after">The groups of members with those appointed.</param>
    /// <param name="appointed">How many were appointed.</param>
    /// <param name="law">How many are enough.</param>
    public static IEnumerable<GroupChange> Changes(
        IEnumerable<(string Group, string Language)> before, IEnumerable<(string Group, string Language)> after, int appointed, ParliamentDisclosureLaw law)
    {
        var then = Tell(before, law).Told.ToDictionary(KeyOf, group => group.Count);
        foreach (var group in Tell(after, law).Told)
        {
            if (!then.TryGetValue(KeyOf(group), out var count))
                continue;
            var grown = (long)group.Count - count;
            if (grown == 0 || (grown >= law.MinGroup.Minimum && grown < appointed))
                yield return new() { Group = group.Group, Language = group.Language, Before = count, After = group.Count };
        }
    }

    /// <summary>Whether so many persons may be told of together.</summary>
    public static bool AreEnough(int persons, ParliamentDisclosureLaw law) => persons >= law.MinGroup.Minimum;

    private static (string, string) KeyOf(GroupCount group) => (group.Group.ToUpperInvariant(), group.Language);

    /// <summary>That a field is left out because it would tell of too few.</summary>
    public static Withheld Withheld(string field, ParliamentDisclosureLaw law) => new() { Field = field, Citation = law.MinGroup.Citation.Text };
}

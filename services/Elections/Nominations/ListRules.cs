using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Nominations;

/// <summary>What is known of a person on a list. What is not recorded is null.</summary>
internal sealed record ListMemberFacts(string PersonId, DateOnly? BornOn, bool? CitizenByBirth, DateOnly? ResidentSince);

/// <summary>Who may be on a list, and who takes its seats.</summary>
internal static class ListRules
{
    private const string Prefix = "elections.nominations.list.";

    /// <summary>May these persons be a list? There are as many as was said and as the law allows, and each is on one list, once.</summary>
    /// <param name="candidateId">The list.</param>
    /// <param name="size">How many it was said to have; null for a single candidate.</param>
    /// <param name="persons">The persons, in order.</param>
    /// <param name="elsewhere">Persons on other lists of the election, with the list.</param>
    /// <param name="law">The law; null where it is silent.</param>
    public static IEnumerable<Finding> MayBeList(
        string candidateId, uint? size, IReadOnlyCollection<string> persons, IReadOnlyDictionary<string, string> elsewhere, ListMemberLaw? law)
    {
        var (count, evidence) = ((uint)persons.Count, $"candidates/{candidateId}");
        yield return Findings.Make(Prefix + "size", null, candidateId, Findings.Count(size ?? 0), Findings.Count(count), Findings.Met(size == count), evidence);
        if (law?.MinMembers is { } least)
            yield return least.Against(count, candidateId, evidence);
        if (law?.MaxMembers is { } most)
            yield return most.Against(count, candidateId, evidence);
        var twice = persons.CountBy(id => id, StringComparer.Ordinal).Where(person => person.Value > 1).Select(person => (Person: person.Key, List: candidateId))
            .Concat(persons.Distinct(StringComparer.Ordinal).Where(elsewhere.ContainsKey).Select(id => (Person: id, List: elsewhere[id]))).ToArray();
        if (twice.Length == 0)
            yield return Findings.Make(Prefix + "person_once", null, candidateId, Findings.Text("ONE_LIST"), Findings.Text("ONE_LIST"), Outcome.Satisfied, evidence);
        foreach (var (person, list) in twice)
            yield return Findings.Make(Prefix + "person_once", null, person, Findings.Text("ONE_LIST"), Findings.Text(list), Outcome.Violated, evidence, $"candidates/{list}");
    }

    /// <summary>May the persons on a list stand? For each rule one finding per person who does not meet it, or one for all.</summary>
    public static IEnumerable<Finding> MayStand(string candidateId, IReadOnlyCollection<ListMemberFacts> members, DateOnly votingOn, ListMemberLaw? law)
    {
        var evidence = $"candidates/{candidateId}/members";
        IEnumerable<Func<ListMemberFacts, Finding>?> rules =
        [
            law?.Age is { } age ? member => age.Against(EligibilityRules.Years(member.BornOn, votingOn), member.PersonId, evidence) : null,
            law?.CitizenByBirth is { } citizen ? member => citizen.Against(member.CitizenByBirth, "BY_BIRTH", Word(member.CitizenByBirth), member.PersonId, evidence) : null,
            law?.ResidenceYears is { } residence ? member => residence.Against(EligibilityRules.Years(member.ResidentSince, votingOn), member.PersonId, evidence) : null,
        ];
        return rules.OfType<Func<ListMemberFacts, Finding>>().SelectMany(rule => InShort(candidateId, [.. members.Select(rule)]));
    }

    /// <summary>May somebody leave the list? Who is still on it.</summary>
    public static Finding MayLeave(string personId, string candidateId, string state) => Findings.Make(
        Prefix + "member_standing", null, personId, Findings.Text(EnumText.Of(ListMemberState.Standing)), Findings.Text(state),
        Findings.Met(string.Equals(state, EnumText.Of(ListMemberState.Standing), StringComparison.Ordinal)), $"candidates/{candidateId}/members");

    private static IEnumerable<Finding> InShort(string candidateId, IReadOnlyList<Finding> findings)
    {
        var unmet = findings.Where(finding => finding.Outcome is Outcome.Violated or Outcome.Undetermined).ToArray();
        if (unmet.Length > 0 || findings.Count == 0)
            return unmet;
        var all = findings[0].Clone();
        (all.Subject, all.Actual) = (candidateId, null);
        return [all];
    }

    private static string? Word(bool? byBirth) => byBirth is { } known ? known ? "BY_BIRTH" : "NOT_BY_BIRTH" : null;
}

using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Law;
using Saylau.Statistics.RecordLinkage;

namespace Saylau.Parties.Registry;

/// <summary>Which names would be confused.</summary>
internal static class NameRules
{
    /// <summary>The rule's id where the law has none.</summary>
    public const string Silent = "parties.registry.names";

    /// <summary>
    /// Does a name set its bearer apart from other parties? One finding per party with whose names it would be confused, by
    /// how it looks or by how it sounds, in any of its languages; one that says how near the nearest is, if there is none.
    /// </summary>
    public static IEnumerable<Finding> SetsApart(IReadOnlyList<string> names, IEnumerable<Party> others, NameRule? law)
    {
        if (law is null)
        {
            yield return Findings.Make(Silent, null, "", null, null, Outcome.NotApplicable);
            yield break;
        }

        var compared = others.Where(party => !ReorganisationRules.HasEnded(party.Standing)).Select(party => Compare(names, party, law)).ToList();
        var confused = compared.Where(other => other.Looks || Reaches(other.Sounds, law)).ToList();
        foreach (var other in confused)
            yield return ToFinding(other, law, Outcome.Violated);
        if (confused.Count == 0)
            yield return compared.Count == 0 ? ToFinding(new("", false, 0), law, Outcome.Satisfied) : ToFinding(compared.MaxBy(other => other.Sounds)!, law, Outcome.Satisfied);
    }

    private static Comparison Compare(IReadOnlyList<string> names, Party party, NameRule law)
    {
        var borne = new[] { party.Name, party.ShortName }.OfType<LocalizedText>().SelectMany(name => name.Text.Values);
        var pairs = borne.SelectMany(theirs => names.Select(ours => (Ours: Distinctive(ours, law), Theirs: Distinctive(theirs, law)))).ToList();
        return new(party.PartyId,
            pairs.Exists(pair => Skeleton.Same(pair.Ours, pair.Theirs)),
            pairs.Select(pair => Comparators.ThousandthsOfNames(NameFolding.Fold(pair.Ours), NameFolding.Fold(pair.Theirs))).DefaultIfEmpty().Max());
    }

    /// <summary>A name without the words that every name has; the whole of it where it has no others.</summary>
    private static string Distinctive(string name, NameRule law)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = words.Where(word => !law.CommonWords.Contains(word, StringComparer.OrdinalIgnoreCase)).ToArray();
        return string.Join(' ', kept.Length > 0 ? kept : words);
    }

    private static bool Reaches(uint thousandths, NameRule law) =>
        thousandths > 0 && (ulong)thousandths * law.Similarity.Denominator >= 1_000ul * law.Similarity.Numerator;

    private static Finding ToFinding(Comparison other, NameRule law, Outcome outcome) => Findings.Make(
        law.Rule, law.Citation, other.PartyId,
        other.Looks ? Findings.Text("LOOKS_DIFFERENT") : new() { Ratio = law.Similarity },
        other.Looks ? Findings.Text("LOOKS_THE_SAME") : new() { Ratio = new() { Numerator = other.Sounds, Denominator = 1_000 } },
        outcome, other.PartyId.Length > 0 ? [$"parties/{other.PartyId}"] : []);

    private sealed record Comparison(string PartyId, bool Looks, uint Sounds);
}

using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Nominations;

/// <summary>What the law says of an examination of language.</summary>
internal static class LanguageRules
{
    /// <summary>Was every part taken, were the errors within the tolerance, and does the result agree with the open vote?</summary>
    public static IEnumerable<Finding> Examined(
        string candidateId, IReadOnlyDictionary<LanguagePart, uint> parts, uint votesFor, uint votesAgainst, bool passed, LanguageRule law)
    {
        var evidence = $"candidates/{candidateId}";
        var errors = parts.Values.Aggregate(0ul, (sum, count) => sum + count);
        foreach (var part in law.Parts)
        {
            yield return Findings.Make($"{law.Rule}.parts", law.Citation, EnumText.Of(part), Findings.Text("TAKEN"),
                Findings.Text(parts.ContainsKey(part) ? "TAKEN" : "NOT_TAKEN"), Where(law, parts.ContainsKey(part)), evidence);
        }

        yield return Findings.Make($"{law.Rule}.errors", law.Citation, "", Findings.Count(law.ToleratedErrors),
            Findings.Count((uint)Math.Min(errors, uint.MaxValue)), Where(law, errors <= law.ToleratedErrors), evidence);
        yield return Findings.Make($"{law.Rule}.vote", law.Citation, "", Findings.Text(Word(votesFor > votesAgainst)), Findings.Text(Word(passed)),
            Findings.Met(passed == votesFor > votesAgainst), evidence);
    }

    /// <summary>May somebody be examined again, on appeal? There was a first examination, and it was failed.</summary>
    public static Finding MayAppeal(string candidateId, bool? passedFirst, LanguageRule law) => Findings.Make(
        $"{law.Rule}.appeal", law.Citation, "", Findings.Text(Word(false)), passedFirst is { } passed ? Findings.Text(Word(passed)) : null,
        Findings.Met(passedFirst is false), $"candidates/{candidateId}");

    private static Outcome Where(LanguageRule law, bool holds) => law.Required ? Findings.Met(holds) : Outcome.NotApplicable;

    private static string Word(bool passed) => passed ? "PASSED" : "FAILED";
}

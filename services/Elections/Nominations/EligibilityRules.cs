using Saylau.Common.V1;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Elections.Nominations;

/// <summary>What is known of a candidate. What is not recorded is null, never zero.</summary>
internal sealed record EligibilityFacts
{
    public required string CandidateId { get; init; }

    public required string ElectionId { get; init; }

    /// <summary>Elected by the voters themselves, not by an assembly.</summary>
    public required bool IsDirect { get; init; }

    /// <summary>A list, and not one person.</summary>
    public required bool IsList { get; init; }

    public required DateOnly VotingOn { get; init; }

    public DateOnly? BornOn { get; init; }

    public bool? CitizenByBirth { get; init; }

    public DateOnly? ResidentSince { get; init; }

    public bool? LanguagePassed { get; init; }

    public uint? Deposit { get; init; }

    public uint? RegisteredVoters { get; init; }

    public required IReadOnlyDictionary<string, RegionSignatures> Support { get; init; }
}

/// <summary>Who may be a candidate.</summary>
internal static class EligibilityRules
{
    /// <summary>Which rules a candidate meets: one finding per rule, also where a rule does not concern the case.</summary>
    public static IEnumerable<Finding> MayStand(EligibilityFacts facts, NominationLaw law, Jurisdiction jurisdiction)
    {
        var evidence = $"candidates/{facts.CandidateId}";
        Finding[] ofPersons =
        [
            law.Age.Against(Years(facts.BornOn, facts.VotingOn), "", evidence),
            law.CitizenByBirth.Against(facts.CitizenByBirth, "BY_BIRTH", facts.CitizenByBirth is { } byBirth ? byBirth ? "BY_BIRTH" : "NOT_BY_BIRTH" : null, "", evidence),
            law.ResidenceYears.Against(Years(facts.ResidentSince, facts.VotingOn), "", evidence),
            Language(facts, law.Language, evidence),
        ];
        Finding[] ofAll = [Paid(facts, law.Deposit, evidence), .. Supported(facts, law, jurisdiction)];
        return ofPersons.Select(finding => Concerning(facts.IsDirect && !facts.IsList, finding))
            .Concat(ofAll.Select(finding => Concerning(facts.IsDirect, finding)));
    }

    /// <summary>Whole years from one day to another; none before the first.</summary>
    public static uint? Years(DateOnly? from, DateOnly to)
    {
        if (from is not { } first)
            return null;
        var before = (to.Month, to.Day).CompareTo((first.Month, first.Day)) < 0;
        return (uint)Math.Max(0, to.Year - first.Year - (before ? 1 : 0));
    }

    /// <summary>Lists compete under these systems.</summary>
    public static bool IsOfLists(ElectoralSystem system) => Tabulation.SeatRules.IsOfLists(system);

    private static Finding Language(EligibilityFacts facts, LanguageRule law, string evidence)
    {
        var actual = facts.LanguagePassed is { } known ? Findings.Text(known ? "PASSED" : "FAILED") : null;
        return Findings.Make(law.Rule, law.Citation, law.Language, Findings.Text("PASSED"), actual,
            !law.Required ? Outcome.NotApplicable : facts.LanguagePassed is { } passed ? Findings.Met(passed) : Outcome.Undetermined, evidence);
    }

    private static Finding Paid(EligibilityFacts facts, DepositRule law, string evidence)
    {
        var required = (uint)Math.Min((ulong)law.MinimumWages * law.MinimumWage, uint.MaxValue);
        return Findings.Make(law.Rule, law.Citation, law.Currency, Findings.Count(required), facts.Deposit is { } paid ? Findings.Count(paid) : null,
            required == 0 ? Outcome.NotApplicable : facts.Deposit is { } amount ? Findings.Met(amount >= required) : Outcome.Undetermined, evidence);
    }

    private static IEnumerable<Finding> Supported(EligibilityFacts facts, NominationLaw law, Jurisdiction jurisdiction)
    {
        var evidence = $"candidates/{facts.CandidateId}";
        var known = facts.Support.Count > 0;
        yield return law.Support.Against(known ? RegionSignatures.Counted(facts.Support.Values.Sum(region => region.Valid)) : null,
            facts.RegisteredVoters, "", evidence, $"elections/{facts.ElectionId}/supportBase");
        var represented = facts.Support.Values.Where(region => region.Valid > 0).Select(region => region.Region).ToHashSet(StringComparer.Ordinal);
        foreach (var finding in law.SupportSpread.Against(represented, jurisdiction.Regions, evidence))
        {
            if (!known)
                (finding.Actual, finding.Outcome) = (null, Outcome.Undetermined);
            yield return finding;
        }
    }

    /// <summary>The law of nominations is about offices that voters fill, and most of it about persons: elsewhere it does not apply.</summary>
    private static Finding Concerning(bool applies, Finding finding)
    {
        if (!applies)
            (finding.Actual, finding.Outcome) = (null, Outcome.NotApplicable);
        return finding;
    }
}

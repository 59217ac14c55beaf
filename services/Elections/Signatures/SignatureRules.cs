using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Signatures;

/// <summary>What may be done with signatures that are known one by one, and when.</summary>
internal static class SignatureRules
{
    /// <summary>May signatures be entered one by one? An initiative collects in one way, and what is verified or decided grows no more.</summary>
    public static IEnumerable<Finding> MayCollect(string id, IReadOnlyList<InitiativeStep> taken, bool hasSheetCounts, bool isPlanned)
    {
        yield return OneWay(id, "SIGNATURES", hasSheetCounts ? "SHEET_COUNTS" : "SIGNATURES");
        yield return Undecided(id, taken);
        yield return Findings.Make("elections.initiatives.verification_not_begun", null, "", Findings.Text("NOT_PLANNED"),
            Findings.Text(isPlanned ? "PLANNED" : "NOT_PLANNED"), Findings.Met(!isPlanned), Evidence(id));
    }

    /// <summary>An initiative collects in one way: sheets with counts, or signatures one by one.</summary>
    public static Finding OneWay(string id, string wanted, string found) => Findings.Make("elections.initiatives.one_way_of_collecting", null, "",
        Findings.Text(wanted), Findings.Text(found), Findings.Met(string.Equals(wanted, found, StringComparison.Ordinal)), Evidence(id));

    /// <summary>Is this decided on the last day that is counted, or after it? Otherwise what was known on a day would change, and be less than nothing.</summary>
    public static Finding NotBackdated(string id, string? lastDay, string day) => Findings.Make("elections.initiatives.decision_not_backdated", null, "",
        lastDay is null ? null : Findings.Text(lastDay), Findings.Text(day),
        lastDay is null ? Outcome.NotApplicable : Findings.Met(string.CompareOrdinal(day, lastDay) >= 0), Evidence(id));

    /// <summary>May a person withdraw? Where the law gives the right, until the sheets are handed in.</summary>
    public static IEnumerable<Finding> MayWithdraw(string id, IReadOnlyList<InitiativeStep> taken, InitiativeLaw law)
    {
        if (law.Withdrawal is { } right)
        {
            yield return Findings.Make(right.Rule, right.Citation, "", Findings.Text("ALLOWED"), Findings.Text(right.Required ? "ALLOWED" : "NOT_ALLOWED"),
                Findings.Met(right.Required), Evidence(id));
        }

        var submitted = taken.Contains(InitiativeStep.Submitted);
        yield return Findings.Make("elections.initiatives.withdrawn_before_submission", law.Withdrawal?.Citation, "", Findings.Text("BEFORE_SUBMISSION"),
            Findings.Text(submitted ? "SUBMITTED" : "BEFORE_SUBMISSION"), Findings.Met(!submitted), Evidence(id));
    }

    /// <summary>May these regions be verified like this? After submission, before the decision, and by samples only as the law allows.</summary>
    public static IEnumerable<Finding> MayPlan(
        string id, IReadOnlyList<InitiativeStep> taken, IEnumerable<RegionPlan> plans, Func<string, uint> population, Func<string, bool> isChecked, InitiativeLaw law)
    {
        yield return Findings.Make("elections.initiatives.submitted_first", null, "", Findings.Text("SUBMITTED"), null,
            Findings.Met(taken.Contains(InitiativeStep.Submitted)), Evidence(id));
        yield return Undecided(id, taken);
        foreach (var plan in plans)
        {
            if (plan.Method is VerificationMethod.Sample)
            {
                foreach (var finding in BySample(id, plan, population(plan.Region), law.Sampling))
                    yield return finding;
            }

            // A sample that was begun can give way to a full check, and to nothing else: nobody draws until they like it.
            if (isChecked(plan.Region))
            {
                yield return Findings.Make("elections.initiatives.verification_replanned", null, plan.Region, Findings.Text("FULL"),
                    Findings.Text(EnumText.Of(plan.Method)), Findings.Met(plan.Method is VerificationMethod.Full), Evidence(id));
            }
        }
    }

    /// <summary>Does the decision stand that is to be taken back?</summary>
    public static Finding Stands(string id, string invalidation, string restoredOn) => Findings.Make("elections.initiatives.invalidation_stands", null,
        invalidation, Findings.Text("STANDS"), Findings.Text(restoredOn.Length == 0 ? "STANDS" : $"RESTORED {restoredOn}"),
        Findings.Met(restoredOn.Length == 0), $"initiatives/{id}/invalidations/{invalidation}");

    /// <summary>May who signed be destroyed? Once the time is over for which the law keeps it; where no law says so, never.</summary>
    public static Finding MayDestroy(string id, DateOnly? decided, DateOnly today, RetentionRule? law)
    {
        var until = law is not null && decided is { } day ? RetainedUntil(day, law) : (DateOnly?)null;
        return Findings.Make(law?.Rule ?? "elections.initiatives.retention", law?.Citation, "", until is { } last ? Findings.Date(last.Iso()) : null,
            Findings.Date(today.Iso()), until is { } end ? Findings.Met(today >= end) : Outcome.Undetermined, Evidence(id));
    }

    /// <summary>The first day on which nothing need be kept any more.</summary>
    public static DateOnly RetainedUntil(DateOnly decided, RetentionRule law) => decided.AddMonths((int)law.Months);

    /// <summary>A condition without any part would strike out everything: it is none.</summary>
    public static bool IsEmpty(SignatureCondition? condition) => condition is null
        or { Sheet.Length: 0, Region.Length: 0, Collector.Length: 0, SignedFrom.Length: 0, SignedUntil.Length: 0 };

    /// <summary>Nothing was decided on the signatures yet.</summary>
    private static Finding Undecided(string id, IReadOnlyList<InitiativeStep> taken)
    {
        var decided = taken.FirstOrDefault(step => step is InitiativeStep.Verified or InitiativeStep.Refused or InitiativeStep.Cancelled or InitiativeStep.Withdrawn);
        return Findings.Make("elections.initiatives.signatures_undecided", null, "", Findings.Text("UNDECIDED"),
            Findings.Text(decided is InitiativeStep.Unspecified ? "UNDECIDED" : EnumText.Of(decided)), Findings.Met(decided is InitiativeStep.Unspecified), Evidence(id));
    }

    private static IEnumerable<Finding> BySample(string id, RegionPlan plan, uint population, SignatureSampleRule? law)
    {
        if (law is null)
        {
            yield return Findings.Make("elections.initiatives.sampling", null, plan.Region, Findings.Text("FULL"), Findings.Text("SAMPLE"), Outcome.Violated, Evidence(id));
            yield break;
        }

        var least = Math.Min(law.Least, population);
        yield return Findings.Make(law.Rule, law.Citation, plan.Region, Findings.Count(least), Findings.Count(plan.SampleSize),
            Findings.Met(plan.SampleSize >= least && plan.SampleSize > 0), Evidence(id));
        yield return Findings.Make("elections.initiatives.public_seed", null, plan.Region, Findings.Text("A_SEED"),
            plan.Seed.Length == 0 ? null : Findings.Text(plan.Seed), Findings.Met(plan.Seed.Length > 0), Evidence(id));
    }

    private static string Evidence(string id) => $"initiatives/{id}/signatures";
}

using Saylau.Common.V1;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Initiatives;

/// <summary>The law of the day on which an initiative was registered. It stays with the initiative.</summary>
internal sealed record FrozenLaw(string Version, InitiativeLaw Rules, IReadOnlyList<string> Regions)
{
    /// <summary>Findings under this version: each carries its id.</summary>
    public IReadOnlyList<Finding> Judge(IEnumerable<Finding> findings)
    {
        var judged = findings.ToList();
        judged.ForEach(finding => finding.LawVersion = Version);
        return judged;
    }

    public InitiativeThresholds ToProto() => new()
    {
        LawVersion = Version,
        Signatures = Rules.Signatures.Minimum,
        SignaturesPerRegion = Rules.SignaturesPerRegion.Minimum,
        Regions = { Regions },
        SubmissionDays = Rules.SubmissionDays.Maximum,
        CollectionDays = Rules.CollectionDays.Maximum,
        Citation = Rules.Signatures.Citation,
    };
}

/// <summary>What the law says of petitions, and how one step follows another.</summary>
internal static class InitiativeRules
{
    /// <summary>
    /// What each step makes of an initiative in each state. The signatures go their way whatever the powers of the state do
    /// with the proposal meanwhile.
    /// </summary>
    public static Lifecycle<InitiativeState, InitiativeStep> Lifecycle { get; } = new(
        "elections.initiatives.step_follows",
        (InitiativeState.Unspecified, InitiativeStep.Registered, InitiativeState.Registered),
        (InitiativeState.Registered, InitiativeStep.Submitted, InitiativeState.Submitted),
        (InitiativeState.Registered, InitiativeStep.ProposedByParliament, InitiativeState.Registered),
        (InitiativeState.Registered, InitiativeStep.Rejected, InitiativeState.Rejected),
        (InitiativeState.Registered, InitiativeStep.FoundUnconstitutional, InitiativeState.Unconstitutional),
        (InitiativeState.Registered, InitiativeStep.Cancelled, InitiativeState.Failed),
        (InitiativeState.Registered, InitiativeStep.Withdrawn, InitiativeState.Failed),
        (InitiativeState.Submitted, InitiativeStep.Verified, InitiativeState.Verified),
        (InitiativeState.Submitted, InitiativeStep.Refused, InitiativeState.Failed),
        (InitiativeState.Submitted, InitiativeStep.ProposedByParliament, InitiativeState.Submitted),
        (InitiativeState.Submitted, InitiativeStep.Rejected, InitiativeState.Rejected),
        (InitiativeState.Submitted, InitiativeStep.FoundUnconstitutional, InitiativeState.Unconstitutional),
        (InitiativeState.Submitted, InitiativeStep.Cancelled, InitiativeState.Failed),
        (InitiativeState.Submitted, InitiativeStep.Withdrawn, InitiativeState.Failed),
        (InitiativeState.Verified, InitiativeStep.ProposedByParliament, InitiativeState.Verified),
        (InitiativeState.Verified, InitiativeStep.Rejected, InitiativeState.Rejected),
        (InitiativeState.Verified, InitiativeStep.FoundUnconstitutional, InitiativeState.Unconstitutional),
        (InitiativeState.Verified, InitiativeStep.Called, InitiativeState.Called),
        (InitiativeState.Verified, InitiativeStep.Cancelled, InitiativeState.Failed),
        (InitiativeState.Verified, InitiativeStep.Withdrawn, InitiativeState.Failed),
        (InitiativeState.Rejected, InitiativeStep.Submitted, InitiativeState.Rejected),
        (InitiativeState.Rejected, InitiativeStep.Verified, InitiativeState.Rejected),
        (InitiativeState.Rejected, InitiativeStep.Refused, InitiativeState.Failed),
        (InitiativeState.Rejected, InitiativeStep.ProposedByParliament, InitiativeState.Rejected),
        (InitiativeState.Rejected, InitiativeStep.Overridden, InitiativeState.Overridden),
        (InitiativeState.Rejected, InitiativeStep.FoundUnconstitutional, InitiativeState.Unconstitutional),
        (InitiativeState.Rejected, InitiativeStep.Cancelled, InitiativeState.Failed),
        (InitiativeState.Rejected, InitiativeStep.Withdrawn, InitiativeState.Failed),
        (InitiativeState.Overridden, InitiativeStep.Submitted, InitiativeState.Overridden),
        (InitiativeState.Overridden, InitiativeStep.Verified, InitiativeState.Overridden),
        (InitiativeState.Overridden, InitiativeStep.Refused, InitiativeState.Failed),
        (InitiativeState.Overridden, InitiativeStep.FoundUnconstitutional, InitiativeState.Unconstitutional),
        (InitiativeState.Overridden, InitiativeStep.Called, InitiativeState.Called),
        (InitiativeState.Overridden, InitiativeStep.Cancelled, InitiativeState.Failed),
        (InitiativeState.Overridden, InitiativeStep.Withdrawn, InitiativeState.Failed),
        (InitiativeState.Unconstitutional, InitiativeStep.Cancelled, InitiativeState.Failed),
        (InitiativeState.Unconstitutional, InitiativeStep.Withdrawn, InitiativeState.Failed),
        (InitiativeState.Called, InitiativeStep.FoundUnconstitutional, InitiativeState.Unconstitutional),
        (InitiativeState.Called, InitiativeStep.Cancelled, InitiativeState.Failed));

    /// <summary>The state after a step that may follow.</summary>
    public static InitiativeState Next(InitiativeState state, InitiativeStep step) => Lifecycle.After(state, step)!.Value;

    /// <summary>May this step follow those that were taken? What is decided of the signatures, is decided once, after they were handed in.</summary>
    public static IEnumerable<Finding> MayFollow(string id, InitiativeState state, IReadOnlyList<InitiativeStep> taken, InitiativeStep step)
    {
        var evidence = $"initiatives/{id}";
        yield return Lifecycle.MayHappen(state, step, evidence);
        if (step is not (InitiativeStep.Submitted or InitiativeStep.Verified or InitiativeStep.Refused))
            yield break;
        var decides = step is not InitiativeStep.Submitted;
        var before = (uint)taken.Count(other => decides ? other is InitiativeStep.Verified or InitiativeStep.Refused : other == step);
        yield return Findings.Make("elections.initiatives.step_once", null, EnumText.Of(step), Findings.Count(0), Findings.Count(before),
            Findings.Met(before == 0), evidence);
        if (decides)
        {
            yield return Findings.Make("elections.initiatives.submitted_first", null, "", Findings.Text(EnumText.Of(InitiativeStep.Submitted)), null,
                Findings.Met(taken.Contains(InitiativeStep.Submitted)), evidence);
        }
    }

    /// <summary>May the initiative be registered? Enough representatives of each region, no barred subject, a collection that is short enough.</summary>
    public static IEnumerable<Finding> MayRegister(
        string id, IReadOnlyDictionary<string, uint> members, IReadOnlyCollection<InitiativeSubject> subjects, DateOnly from, DateOnly until,
        InitiativeLaw law, Jurisdiction jurisdiction) =>
        law.GroupRegions.From(jurisdiction.Regions)
            .Select(region => law.GroupPerRegion.Against(members.GetValueOrDefault(region.Code), region.Code, $"initiatives/{id}"))
            .Concat(subjects.Distinct().Order().Select(subject => NotBarred(subject, law.BarredSubjects)))
            .Append(law.CollectionDays.Against((uint)Math.Max(0, until.DayNumber - from.DayNumber + 1), "", $"initiatives/{id}"));

    /// <summary>Are there enough valid signatures, in all and in each region that the law names? Without any sheet it is undetermined.</summary>
    public static IEnumerable<Finding> EnoughSignatures(
        string id, IReadOnlyDictionary<string, RegionSignatures> found, InitiativeLaw law, IReadOnlyList<string> regions)
    {
        var evidence = $"initiatives/{id}/signatureCount";
        yield return law.Signatures.Against(Valid(found), "", evidence);
        foreach (var region in regions)
            yield return law.SignaturesPerRegion.Against(found.TryGetValue(region, out var there) ? there.ValidCount : null, region, evidence);
    }

    /// <summary>Were the sheets handed in in time? Undetermined while they were not.</summary>
    public static Finding SubmittedInTime(string id, DateOnly until, DateOnly? submitted, InitiativeLaw law) => law.SubmissionDays.Against(
        submitted is { } day ? (uint)Math.Max(0, day.DayNumber - until.DayNumber) : null, "", $"initiatives/{id}");

    /// <summary>Valid signatures in all; null if no sheet came.</summary>
    public static uint? Valid(IReadOnlyDictionary<string, RegionSignatures> found) =>
        found.Count == 0 ? null : RegionSignatures.Counted(found.Values.Sum(region => region.Valid));

    private static Finding NotBarred(InitiativeSubject subject, BarredSubjectsRule rule)
    {
        var barred = rule.Subjects.Contains(subject);
        return Findings.Make(rule.Rule, rule.Citation, EnumText.Of(subject), Findings.Text("ALLOWED"),
            Findings.Text(barred ? "BARRED" : "ALLOWED"), Findings.Met(!barred));
    }
}

using Saylau.Common.V1;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.Initiatives;

/// <summary>The law of the day on which an initiative was registered. It stays with the initiative.</summary>
/// <param name="Version">The version of the law.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="Regions">The regions in which it asks for signatures.</param>
/// <param name="Voters">The registered voters of regions, as far as they were told.</param>
internal sealed record FrozenLaw(string Version, InitiativeLaw Rules, IReadOnlyList<string> Regions, IReadOnlyDictionary<string, uint> Voters)
{
    /// <summary>Valid signatures that a region needs: the number and the share, whichever is more. Null where it needs none.</summary>
    public uint? RequiredIn(string region)
    {
        if (!Regions.Contains(region, StringComparer.Ordinal))
            return null;
        var share = Rules.SignaturesSharePerRegion is { } rule && Voters.TryGetValue(region, out var voters) ? SignatureCountRules.Least(rule, voters) : 0;
        return Math.Max(Rules.SignaturesPerRegion.Minimum, share);
    }

    /// <summary>How many regions have to have enough.</summary>
    public uint RegionsNeeded => Rules.SignatureSpread is { } spread ? Findings.PartOf(spread.Share, Regions.Count) : (uint)Regions.Count;

    /// <summary>Findings under this version: each carries its id.</summary>
    public IReadOnlyList<Finding> Judge(IEnumerable<Finding> findings)
    {
        var judged = findings.ToList();
        judged.ForEach(finding => finding.LawVersion = Version);
        return judged;
    }

    public InitiativeThresholds ToProto()
    {
        var thresholds = Numbers();
        if (Rules.SignatureSpread is not null)
            thresholds.RegionsNeeded = RegionsNeeded;
        return thresholds;
    }

    private InitiativeThresholds Numbers() => new()
    {
        LawVersion = Version,
        Signatures = Rules.Signatures.Minimum,
        SignaturesPerRegion = Rules.SignaturesPerRegion.Minimum,
        Regions = { Regions },
        SubmissionDays = Rules.SubmissionDays.Maximum,
        CollectionDays = Rules.CollectionDays.Maximum,
        Citation = Rules.Signatures.Citation,
        SharePerRegion = Rules.SignaturesSharePerRegion?.Share,
        RegisteredVoters = { Voters.Select(region => new RegionVoters { Region = region.Key, Count = region.Value }) },
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

    /// <summary>
    /// Are there enough valid signatures, in all and in each region that the law names, or in as many of them as it says?
    /// Without any sheet it is undetermined. Where not every region needs enough, one that lacks some is worth attention alone.
    /// </summary>
    public static IEnumerable<Finding> EnoughSignatures(string id, IReadOnlyDictionary<string, RegionSignatures> found, FrozenLaw frozen)
    {
        var (evidence, law) = ($"initiatives/{id}/signatureCount", frozen.Rules);
        yield return law.Signatures.Against(Valid(found), "", evidence);
        foreach (var region in frozen.Regions)
        {
            uint? there = found.TryGetValue(region, out var count) ? count.ValidCount : null;
            yield return Softened(law.SignaturesPerRegion.Against(there, region, evidence), law);
            if (law.SignaturesSharePerRegion is { } share)
                yield return Softened(share.Against(there, frozen.Voters.TryGetValue(region, out var voters) ? voters : null, region, evidence), law);
        }

        if (law.SignatureSpread is { } spread)
        {
            var reached = SignatureCountRules.Reached(found, frozen);
            yield return Findings.Make(spread.Rule, spread.Citation, "", Findings.Count(frozen.RegionsNeeded), found.Count == 0 ? null : Findings.Count(reached),
                found.Count == 0 ? Outcome.Undetermined : Findings.Met(reached >= frozen.RegionsNeeded), evidence);
        }
    }

    /// <summary>Were the sheets handed in in time? Undetermined while they were not.</summary>
    public static Finding SubmittedInTime(string id, DateOnly until, DateOnly? submitted, InitiativeLaw law) => law.SubmissionDays.Against(
        submitted is { } day ? (uint)Math.Max(0, day.DayNumber - until.DayNumber) : null, "", $"initiatives/{id}");

    /// <summary>Valid signatures in all; null if no sheet came.</summary>
    public static uint? Valid(IReadOnlyDictionary<string, RegionSignatures> found) =>
        found.Count == 0 ? null : RegionSignatures.Counted(found.Values.Sum(region => region.Valid));

    private static Finding Softened(Finding finding, InitiativeLaw law)
    {
        if (law.SignatureSpread is not null && finding.Outcome is not Outcome.Satisfied)
            finding.Outcome = Outcome.Warning;
        return finding;
    }

    private static Finding NotBarred(InitiativeSubject subject, BarredSubjectsRule rule)
    {
        var barred = rule.Subjects.Contains(subject);
        return Findings.Make(rule.Rule, rule.Citation, EnumText.Of(subject), Findings.Text("ALLOWED"),
            Findings.Text(barred ? "BARRED" : "ALLOWED"), Findings.Met(!barred));
    }
}

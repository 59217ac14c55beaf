using Saylau.Common.V1;
using Saylau.Elections.Initiatives;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Tests.Rules.Law;

namespace Saylau.Tests.Rules.Initiatives;

public sealed class InitiativeRulesTests
{
    private static readonly DateOnly From = new(2010, 12, 27), Until = new(2011, 1, 11);

    [Theory]
    [InlineData(3u, Outcome.Satisfied)]
    [InlineData(2u, Outcome.Violated)]
    [InlineData(0u, Outcome.Violated)]
    public void A_group_has_enough_representatives_of_each_region(uint members, Outcome expected)
    {
        var group = ElectionLaws.Regions.ToDictionary(region => region, region => region is "KZ-ALA" ? members : 3u);

        var findings = Register(group, [InitiativeSubject.TermOfOffice], Until);

        Assert.Equal(16, findings.Count(finding => finding.Rule is "elections.initiatives.group_per_region"));
        Assert.Equal(expected, Assert.Single(findings, finding => finding.Subject is "KZ-ALA").Outcome);
    }

    [Theory]
    [InlineData(InitiativeSubject.TermOfOffice, Outcome.Satisfied)]
    [InlineData(InitiativeSubject.BudgetAndTax, Outcome.Violated)]
    public void No_petition_is_about_a_barred_subject(InitiativeSubject subject, Outcome expected)
    {
        var findings = Register([], [InitiativeSubject.Constitution, subject], Until);

        Assert.Equal([Outcome.Satisfied, expected], findings.Where(finding => finding.Rule is "elections.initiatives.barred_subjects").Select(finding => finding.Outcome));
    }

    [Theory]
    [InlineData(16, Outcome.Satisfied)]
    [InlineData(62, Outcome.Satisfied)]
    [InlineData(63, Outcome.Violated)]
    public void A_collection_is_not_longer_than_the_law_says_both_ends_counted(int days, Outcome expected)
    {
        var finding = Register([], [InitiativeSubject.Legislation], From.AddDays(days - 1))[^1];

        Assert.Equal(((uint)days, expected), (finding.Actual.Count, finding.Outcome));
    }

    [Theory]
    [InlineData(12_500, 12_500, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData(12_500, 12_499, Outcome.Violated, Outcome.Violated)]
    [InlineData(20_000, 12_499, Outcome.Satisfied, Outcome.Violated)]
    public void Signatures_are_enough_in_all_and_in_each_region(long others, long almaty, Outcome total, Outcome region)
    {
        var found = Everywhere(others);
        found["KZ-ALA"] = Row("KZ-ALA", almaty);

        var findings = Signatures(found);

        Assert.Equal((total, region), (findings[0].Outcome, findings.Single(finding => finding.Subject is "KZ-ALA").Outcome));
        Assert.Equal(17, findings.Length);
    }

    [Fact]
    public void Without_any_sheet_nothing_is_determined() =>
        Assert.All(Signatures([]), finding => Assert.Equal((Outcome.Undetermined, null), (finding.Outcome, finding.Actual)));

    [Theory]
    [InlineData(null, Outcome.Undetermined)]
    [InlineData("2011-01-11", Outcome.Satisfied)]
    [InlineData("2011-01-14", Outcome.Satisfied)]
    [InlineData("2011-01-15", Outcome.Violated)]
    [InlineData("2011-01-09", Outcome.Satisfied)]
    public void Sheets_are_handed_in_within_the_days_of_the_law(string? day, Outcome expected) => Assert.Equal(expected,
        InitiativeRules.SubmittedInTime("one", Until, day is null ? null : DateOnly.Parse(day, null), ElectionLaws.Before.Initiatives).Outcome);

    [Theory]
    [InlineData(InitiativeState.Registered, InitiativeStep.Submitted, InitiativeState.Submitted)]
    [InlineData(InitiativeState.Registered, InitiativeStep.Cancelled, InitiativeState.Failed)]
    [InlineData(InitiativeState.Rejected, InitiativeStep.Submitted, InitiativeState.Rejected)]
    [InlineData(InitiativeState.Rejected, InitiativeStep.Overridden, InitiativeState.Overridden)]
    [InlineData(InitiativeState.Overridden, InitiativeStep.FoundUnconstitutional, InitiativeState.Unconstitutional)]
    [InlineData(InitiativeState.Unconstitutional, InitiativeStep.Cancelled, InitiativeState.Failed)]
    [InlineData(InitiativeState.Verified, InitiativeStep.Called, InitiativeState.Called)]
    public void A_step_that_may_follow_leads_on(InitiativeState from, InitiativeStep step, InitiativeState to)
    {
        Assert.Equal(Outcome.Satisfied, Follow(from, [InitiativeStep.Registered], step)[0].Outcome);
        Assert.Equal(to, InitiativeRules.Next(from, step));
    }

    [Theory]
    [InlineData(InitiativeState.Registered, InitiativeStep.Called)]
    [InlineData(InitiativeState.Registered, InitiativeStep.Overridden)]
    [InlineData(InitiativeState.Submitted, InitiativeStep.Called)]
    [InlineData(InitiativeState.Unconstitutional, InitiativeStep.Called)]
    [InlineData(InitiativeState.Failed, InitiativeStep.Cancelled)]
    public void A_step_that_may_not_follow_is_violated(InitiativeState from, InitiativeStep step) =>
        Assert.Equal(Outcome.Violated, Follow(from, [InitiativeStep.Registered], step)[0].Outcome);

    [Theory]
    [InlineData(new[] { InitiativeStep.Submitted }, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData(new[] { InitiativeStep.Rejected }, Outcome.Satisfied, Outcome.Violated)]
    [InlineData(new[] { InitiativeStep.Submitted, InitiativeStep.Verified }, Outcome.Violated, Outcome.Satisfied)]
    public void Signatures_are_decided_once_and_after_they_were_handed_in(InitiativeStep[] taken, Outcome once, Outcome submitted) =>
        Assert.Equal([Outcome.Satisfied, once, submitted], Follow(InitiativeState.Rejected, taken, InitiativeStep.Verified).Select(finding => finding.Outcome));

    [Fact]
    public void The_count_says_how_far_it_is_above_the_requirement()
    {
        var found = Everywhere(313_508);
        found["KZ-ALA"] = Row("KZ-ALA", 12_499);

        var count = Count(found);

        Assert.Equal((15u * 313_508 + 12_499, 200_000u, Determination.Yes), (count.Valid, count.Required, count.Met));
        Assert.Equal((count.Valid - 200_000, false), (count.Margin, count.HasMissing));
        Assert.Equal((count.Valid, 200_000u), (count.Multiple.Numerator, count.Multiple.Denominator));
        Assert.Equal((15u, 16u), (count.RegionsMet, count.RegionsRequired));
        Assert.All(count.Regions, region => Assert.Equal(12_500u, region.Required));
    }

    [Theory]
    [InlineData(200_000, Determination.Yes, 0u, null)]
    [InlineData(199_999, Determination.No, null, 1u)]
    public void The_count_on_each_side_of_the_requirement(long valid, Determination met, uint? margin, uint? missing)
    {
        var count = Count(new() { ["KZ-AKM"] = Row("KZ-AKM", valid) });

        Assert.Equal(met, count.Met);
        Assert.Equal((margin, missing), (count.HasMargin ? count.Margin : null, count.HasMissing ? count.Missing : null));
    }

    [Fact]
    public void A_count_of_nothing_is_undetermined_and_not_zero()
    {
        var count = Count([]);

        Assert.Equal((Determination.Undetermined, false, null), (count.Met, count.HasValid, count.Multiple));
        Assert.Equal(16, count.Regions.Count);
    }

    [Theory]
    [InlineData(new[] { 100 }, Determination.Yes, 100u)]
    [InlineData(new[] { 60, 40 }, Determination.Yes, 100u)]
    [InlineData(new[] { 101 }, Determination.No, 101u)]
    [InlineData(new[] { -1 }, Determination.Undetermined, null)]
    [InlineData(new[] { -1, 101 }, Determination.No, null)]
    [InlineData(new int[0], Determination.Yes, 0u)]
    public void What_is_contested_is_weighed_beside_the_count(int[] alleged, Determination met, uint? signatures)
    {
        var contested = SignatureCountRules.Contested(1_100, 1_000, [.. alleged.Select(count => count < 0 ? null : (uint?)count)]);

        Assert.Equal((met, 100u, (uint)alleged.Length), (contested.MetWithoutContested, contested.ContestableWithoutEffect, contested.Reports));
        Assert.Equal(signatures, contested.HasSignatures ? contested.Signatures : null);
    }

    [Theory]
    [InlineData(999u, Determination.No)]
    [InlineData(null, Determination.Undetermined)]
    public void What_is_not_met_has_nothing_to_spare(uint? valid, Determination met)
    {
        var contested = SignatureCountRules.Contested(valid, 1_000, [1]);

        Assert.Equal((met, false), (contested.MetWithoutContested, contested.HasContestableWithoutEffect));
    }

    [Theory]
    [InlineData(10, Outcome.Violated)]
    [InlineData(11, Outcome.Satisfied)]
    public void Where_some_regions_suffice_those_that_lack_signatures_are_worth_attention_alone(int reached, Outcome expected)
    {
        var found = ElectionLaws.Regions.Select((region, index) => Row(region, index < reached ? 20_000 : 12_499)).ToDictionary(row => row.Region);
        var frozen = Frozen(Spread(2, 3));

        var findings = InitiativeRules.EnoughSignatures("one", found, frozen).ToArray();
        var count = SignatureCountRules.Count(found, frozen);

        // Two thirds of sixteen are ten and two thirds: a part of a region counts as a whole one.
        Assert.Equal((11u, (uint)reached, expected), (findings[^1].Required.Count, findings[^1].Actual.Count, findings[^1].Outcome));
        Assert.Equal(16 - reached, findings.Count(finding => finding.Outcome is Outcome.Warning));
        Assert.Equal((11u, (uint)reached, 11u), (count.RegionsRequired, count.RegionsMet, frozen.ToProto().RegionsNeeded));
    }

    [Theory]
    [InlineData(2_000_000u, false, 20_000, Outcome.Satisfied)]
    [InlineData(2_000_000u, true, 20_000, Outcome.Violated)]
    [InlineData(2_000_000u, true, 20_001, Outcome.Satisfied)]
    [InlineData(2_000_001u, false, 20_000, Outcome.Violated)]
    public void A_region_needs_a_share_of_its_registered_voters_where_the_law_says_so(uint voters, bool exclusive, long valid, Outcome expected)
    {
        var frozen = Frozen(Share(1, 100, exclusive), ("KZ-ALA", voters));

        var findings = InitiativeRules.EnoughSignatures("one", new Dictionary<string, RegionSignatures> { ["KZ-ALA"] = Row("KZ-ALA", valid) }, frozen)
            .Where(finding => finding.Rule is "elections.initiatives.signatures_share_per_region").ToArray();

        Assert.Equal(expected, Assert.Single(findings, finding => finding.Subject is "KZ-ALA").Outcome);
        Assert.Equal(15, findings.Count(finding => finding.Outcome is Outcome.Undetermined));
        Assert.Equal(expected is Outcome.Satisfied, valid >= frozen.RequiredIn("KZ-ALA"));
        Assert.Null(frozen.RequiredIn("AR-NOR"));
    }

    [Fact]
    public void A_small_region_needs_the_number_where_that_is_more_than_the_share() =>
        Assert.Equal(12_500u, Frozen(Share(1, 100, exclusive: false), ("KZ-ALA", 100_000)).RequiredIn("KZ-ALA"));

    [Theory]
    [InlineData(100u, new uint[0], 100u, 100u, Determination.Yes)]
    [InlineData(101u, new uint[0], 101u, 101u, Determination.No)]
    [InlineData(60u, new[] { 40u, 500u }, 60u, 100u, Determination.Yes)]
    [InlineData(60u, new[] { 41u, 500u }, 60u, 101u, Determination.Undetermined)]
    [InlineData(0u, new[] { 101u, 500u }, 101u, 101u, Determination.No)]
    [InlineData(0u, new[] { 101u, 50u }, 50u, 50u, Determination.Yes)]
    public void Contested_signatures_that_are_known_one_by_one_are_counted_or_bounded(uint named, uint[] claim, uint least, uint most, Determination met)
    {
        Claim[] claims = claim.Length == 0 ? [] : [new(claim[0], claim[1])];

        var contested = SignatureCountRules.Contested(1_100, 1_000, named, claims, claims.Length + 1);

        Assert.Equal((least, most, met), (contested.AtLeast, contested.AtMost, contested.MetWithoutContested));
        Assert.Equal(least == most, contested.HasSignatures);
    }

    [Fact]
    public void A_report_that_gives_no_number_may_mean_all_of_its_region()
    {
        var contested = SignatureCountRules.Contested(1_100, 1_000, 0, [new(null, 300)], 1);

        Assert.Equal((0u, 300u, Determination.Undetermined), (contested.AtLeast, contested.AtMost, contested.MetWithoutContested));
    }

    private static Finding[] Register(Dictionary<string, uint> group, InitiativeSubject[] subjects, DateOnly until) =>
        [.. InitiativeRules.MayRegister("one", group, subjects, From, until, ElectionLaws.Before.Initiatives, ElectionLaws.Country)];

    private static Finding[] Signatures(Dictionary<string, RegionSignatures> found) =>
        [.. InitiativeRules.EnoughSignatures("one", found, Frozen(ElectionLaws.Before.Initiatives))];

    private static FrozenLaw Frozen(InitiativeLaw law, params (string Region, uint Voters)[] voters) =>
        new("a version", law, ElectionLaws.Regions, voters.ToDictionary(region => region.Region, region => region.Voters));

    private static InitiativeLaw Spread(uint numerator, uint denominator)
    {
        var law = ElectionLaws.Before.Initiatives;
        law.SignatureSpread = new() { Rule = "elections.initiatives.signature_spread", Share = new() { Numerator = numerator, Denominator = denominator } };
        return law;
    }

    private static InitiativeLaw Share(uint numerator, uint denominator, bool exclusive)
    {
        var law = ElectionLaws.Before.Initiatives;
        law.SignaturesSharePerRegion = new() { Rule = "elections.initiatives.signatures_share_per_region", Share = new() { Numerator = numerator, Denominator = denominator }, Exclusive = exclusive };
        return law;
    }

    private static Finding[] Follow(InitiativeState from, InitiativeStep[] taken, InitiativeStep step) => [.. InitiativeRules.MayFollow("one", from, taken, step)];

    private static GetSignatureCountResponse Count(Dictionary<string, RegionSignatures> found) =>
        SignatureCountRules.Count(found, Frozen(ElectionLaws.Before.Initiatives));

    private static Dictionary<string, RegionSignatures> Everywhere(long valid) => ElectionLaws.Regions.ToDictionary(region => region, region => Row(region, valid));

    private static RegionSignatures Row(string region, long valid) => new() { Region = region, Valid = valid, Invalid = 3, Sheets = 1 };
}

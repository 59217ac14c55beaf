using Saylau.Common.V1;
using Saylau.Parties.MemberSignatures;
using Saylau.Tests.Rules.Law;

namespace Saylau.Tests.Rules.MemberSignatures;

public sealed class SignatureRulesTests
{
    [Theory]
    [InlineData(699, Outcome.Violated)]
    [InlineData(700, Outcome.Satisfied)]
    public void One_region_with_too_few_signatures_is_named_and_the_others_stand(int valid, Outcome expected)
    {
        var signatures = Everywhere(700);
        signatures["KZ-MAN"] = Row("KZ-MAN", valid);

        var findings = Judge(signatures, null);

        Assert.Equal(16, findings.Length);
        Assert.Equal(expected, Assert.Single(findings, finding => finding.Subject is "KZ-MAN").Outcome);
        Assert.All(findings.Where(finding => finding.Subject is not "KZ-MAN"), finding => Assert.Equal(Outcome.Satisfied, finding.Outcome));
    }

    [Fact]
    public void A_region_without_sheets_is_undetermined_and_not_zero()
    {
        var signatures = Everywhere(700);
        signatures.Remove("KZ-ALA");

        var finding = Assert.Single(Judge(signatures, null), finding => finding.Outcome is not Outcome.Satisfied);

        Assert.Equal(("KZ-ALA", Outcome.Undetermined), (finding.Subject, finding.Outcome));
        Assert.Null(finding.Actual);
    }

    [Fact]
    public void A_region_whose_sheets_are_all_invalid_has_zero_and_is_violated()
    {
        var signatures = Everywhere(700);
        signatures["KZ-ALA"] = Row("KZ-ALA", 0);

        var finding = Assert.Single(Judge(signatures, null), finding => finding.Outcome is not Outcome.Satisfied);

        Assert.Equal((Outcome.Violated, 0u), (finding.Outcome, finding.Actual.Count));
    }

    [Fact]
    public void Where_the_law_names_only_provinces_the_cities_are_not_asked()
    {
        var findings = Judge(new Dictionary<string, RegionSignatures>(StringComparer.Ordinal), Laws.OnlyProvinces);

        Assert.Equal(Laws.Provinces, findings.Select(finding => finding.Subject));
    }

    [Fact]
    public void More_signatures_than_a_count_can_hold_are_still_enough()
    {
        var signatures = Everywhere(700);
        signatures["KZ-MAN"] = Row("KZ-MAN", uint.MaxValue + 1L);

        Assert.All(Judge(signatures, null), finding => Assert.Equal(Outcome.Satisfied, finding.Outcome));
        Assert.Equal(uint.MaxValue, signatures["KZ-MAN"].ToProto().Valid);
    }

    private static Finding[] Judge(IReadOnlyDictionary<string, RegionSignatures> signatures, RegionSelection? regions)
    {
        var law = Laws.Parties.Signatures;
        law.Regions = regions;
        return [.. SignatureRules.EnoughInEachRegion("kz-one", signatures, law, Laws.Country)];
    }

    private static Dictionary<string, RegionSignatures> Everywhere(long valid) =>
        Laws.Regions.ToDictionary(region => region, region => Row(region, valid), StringComparer.Ordinal);

    private static RegionSignatures Row(string region, long valid) => new() { Region = region, Valid = valid, Invalid = 3, Sheets = 1 };
}

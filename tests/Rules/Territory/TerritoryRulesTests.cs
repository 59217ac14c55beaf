using Saylau.Common.V1;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Territory;

public sealed class TerritoryRulesTests
{
    private static readonly FlagRule OneDistrict = new() { Rule = "one-district", Required = true, Citation = new() { Text = "a law" } };

    [Theory]
    [InlineData("", 0, "2011-01-02")]
    [InlineData("", 0, "2011-01-01", "elections.territory.begun")]
    [InlineData("2011-06-30", 0, "2011-07-01", "elections.territory.standing")]
    [InlineData("", 1, "2011-01-02", "elections.territory.not_counted")]
    public void A_precinct_ends_once_after_it_began_and_where_nothing_was_counted_since(string validTo, int protocols, string firstDayWithout, params string[] violated)
    {
        var counted = new Dictionary<string, long>(StringComparer.Ordinal) { ["pre-1"] = protocols };

        var findings = TerritoryRules.MayEnd([Precinct("pre-1", "KZ-ALA", validTo)], firstDayWithout, counted).ToArray();

        Assert.Equal(3, findings.Length);
        Assert.All(findings, finding => Assert.Equal("pre-1", finding.Subject));
        Assert.Equal(violated, findings.Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule));
    }

    [Theory]
    [InlineData("KZ-ALA", Outcome.Satisfied)]
    [InlineData("KZ-AST", Outcome.Satisfied)]
    [InlineData("KZ-AKM", Outcome.Violated)]
    public void A_successor_is_in_a_region_of_its_predecessors(string region, Outcome outcome) => Assert.Equal(outcome, Assert.Single(
        TerritoryRules.KeepRegions([Precinct("pre-1", "KZ-ALA"), Precinct("pre-2", "KZ-AST")], [new() { PrecinctId = "pre-3", Region = region }])).Outcome);

    [Theory]
    [InlineData(2, 1, ReorganizationKind.Merger)]
    [InlineData(1, 2, ReorganizationKind.Split)]
    [InlineData(1, 1, ReorganizationKind.Redrawing)]
    [InlineData(2, 2, ReorganizationKind.Redrawing)]
    public void What_a_reorganization_is_follows_from_its_numbers(int predecessors, int successors, ReorganizationKind kind) =>
        Assert.Equal(kind, TerritoryRules.KindOf(predecessors, successors));

    [Theory]
    [InlineData("2011-06-30", true)]
    [InlineData("2011-07-01", false)]
    [InlineData("2010-12-31", false)]
    [InlineData("2011-01-01", true)]
    [InlineData("2011-07", false)]
    [InlineData("2011-06", true)]
    public void A_precinct_exists_from_its_first_day_to_its_last(string day, bool exists) =>
        Assert.Equal(exists, Precinct("pre-1", "KZ-ALA", "2011-06-30").ExistsOn(day));

    [Theory]
    [InlineData("2011-03-01", "2011-02-28", "2011-03-02")]
    [InlineData("9999-12-31", "9999-12-30", "9999-12-31")]
    [InlineData("0001-01-01", "0001-01-01", "0001-01-02")]
    public void The_calendar_ends_nowhere_with_an_error(string day, string before, string after) =>
        Assert.Equal((before, after), (TerritoryRules.DayBefore(day), TerritoryRules.DayAfter(day)));

    [Theory]
    [InlineData(1, 1, Outcome.Satisfied)]
    [InlineData(1, 0, Outcome.Violated, "pre-2")]
    [InlineData(2, 1, Outcome.Violated, "pre-1")]
    public void Every_precinct_is_in_one_district(int first, int second, Outcome outcome, params string[] named)
    {
        var districts = new Dictionary<string, long>(StringComparer.Ordinal) { ["pre-1"] = first, ["pre-2"] = second };

        var findings = TerritoryRules.InOneDistrict(["pre-1", "pre-2"], districts, hasDistricts: true, OneDistrict).ToArray();

        Assert.Equal(outcome, findings[0].Outcome);
        Assert.Equal(named, findings.Skip(1).Select(finding => finding.Subject));
    }

    [Fact]
    public void Where_the_law_or_the_office_has_no_districts_none_is_missing()
    {
        var none = new Dictionary<string, long>(StringComparer.Ordinal);
        Assert.Equal(Outcome.NotApplicable, Assert.Single(TerritoryRules.InOneDistrict(["pre-1"], none, hasDistricts: false, OneDistrict)).Outcome);
        Assert.Equal(Outcome.NotApplicable, Assert.Single(TerritoryRules.InOneDistrict(["pre-1"], none, hasDistricts: true, null)).Outcome);
    }

    [Theory]
    [InlineData(2_000u, Outcome.Satisfied)]
    [InlineData(2_001u, Outcome.Violated)]
    [InlineData(null, Outcome.Undetermined)]
    public void A_precinct_is_not_too_large(uint? voters, Outcome outcome)
    {
        var rule = new MaximumRule { Rule = "precinct-voters", Maximum = 2_000, Citation = new() { Text = "a law" } };
        Assert.Equal(outcome, TerritoryRules.NotTooLarge("pers-1", "LISTED", voters, rule).Outcome);
        Assert.Equal(Outcome.NotApplicable, TerritoryRules.NotTooLarge("pers-1", "LISTED", voters, null).Outcome);
    }

    private static PrecinctRow Precinct(string id, string region, string validTo = "") => new()
    {
        Id = id,
        Jurisdiction = "kz",
        Region = region,
        Kind = "ORDINARY",
        Number = 1,
        ValidFrom = "2011-01-01",
        ValidTo = validTo,
    };
}

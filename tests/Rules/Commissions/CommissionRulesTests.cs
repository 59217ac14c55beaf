using Saylau.Common.V1;
using Saylau.Elections.Commissions;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Commissions;

public sealed class CommissionRulesTests
{
    [Theory]
    [InlineData(CommissionLevel.Central, "", "")]
    [InlineData(CommissionLevel.Central, "KZ-ALA", "", "region")]
    [InlineData(CommissionLevel.Central, "", "ala-1", "precinct_id")]
    [InlineData(CommissionLevel.Regional, "KZ-ALA", "")]
    [InlineData(CommissionLevel.Regional, "", "", "region")]
    [InlineData(CommissionLevel.Regional, "KZ-ALA", "ala-1", "precinct_id")]
    [InlineData(CommissionLevel.Precinct, "", "ala-1")]
    [InlineData(CommissionLevel.Precinct, "KZ-ALA", "ala-1")]
    [InlineData(CommissionLevel.Precinct, "KZ-ALA", "", "precinct_id")]
    public void A_commission_is_where_its_level_is(CommissionLevel level, string region, string precinct, params string[] fields) =>
        Assert.Equal(fields, CommissionRules.Contradictions(level, region, precinct, "2011-01-01", "").Select(problem => problem.Field));

    [Theory]
    [InlineData("", 0)]
    [InlineData("2010-12-31", 1)]
    [InlineData("2011-01-01", 0)]
    public void A_term_ends_after_it_begins(string until, int problems) =>
        Assert.Equal(problems, CommissionRules.Contradictions(CommissionLevel.Central, "", "", "2011-01-01", until).Count());

    [Fact]
    public void Who_was_invited_is_unknown_as_soon_as_one_training_does_not_say()
    {
        Assert.Equal((30L, 50L), CommissionRules.Coverage([(10, 20), (20, 30)]));
        Assert.Equal((30L, null), CommissionRules.Coverage([(10, 20), (20, null)]));
        Assert.Equal((0L, 0L), CommissionRules.Coverage([]));
    }

    private static readonly CommissionLaw Law = new()
    {
        MembersAtLeast = new() { Rule = "least", Minimum = 2 },
        MembersAtMost = new() { Rule = "most", Maximum = 3 },
        PerParty = new() { Rule = "party", Maximum = 1 },
        TermYears = new() { Rule = "years", Maximum = 5 },
        OneChair = new() { Rule = "chair", Required = true },
    };

    [Theory]
    [InlineData("CMM", "abc", "2016-01-01")]
    [InlineData("CM", "ab", "2016-01-01")]
    [InlineData("C", "a", "2016-01-01", "least")]
    [InlineData("CMMM", "abcd", "2016-01-01", "most")]
    [InlineData("CMM", "abb", "2016-01-01", "party")]
    [InlineData("CMM", "a--", "2016-01-01")]
    [InlineData("CMM", "abc", "2016-01-02", "years")]
    [InlineData("MMM", "abc", "2016-01-01", "chair")]
    [InlineData("CCM", "abc", "2016-01-01", "chair")]
    public void A_commission_is_composed_as_the_law_wants_it(string positions, string parties, string until, params string[] violated)
    {
        CommissionMember[] members = [.. positions.Zip(parties, (position, party) => new CommissionMember
        {
            Position = position is 'C' ? CommissionPosition.Chair : CommissionPosition.Member,
            NominatedByPartyId = party is '-' ? "" : $"party-{party}",
        })];

        Assert.Equal(violated, Violated(CommissionRules.IsComposed(members, "2011-01-01", until, Law)));
        Assert.Empty(CommissionRules.IsComposed(members, "2011-01-01", until, null));
    }

    [Fact]
    public void What_is_not_known_of_a_commission_is_undetermined() => Assert.All(
        CommissionRules.IsComposed([], "2011-01-01", "", Law), finding => Assert.Equal(Outcome.Undetermined, finding.Outcome));

    [Theory]
    [InlineData("2011-01-01", "2011-01-01", 0u)]
    [InlineData("2011-01-01", "2011-01-02", 1u)]
    [InlineData("2011-01-01", "2012-01-01", 1u)]
    [InlineData("2012-02-29", "2013-02-28", 1u)]
    [InlineData("2012-02-29", "2013-03-01", 2u)]
    [InlineData("0001-01-01", "9999-12-31", 9999u)]
    public void A_year_begun_counts_as_one(string from, string until, uint years) => Assert.Equal(years, CommissionRules.YearsOf(from, until));

    [Theory]
    [InlineData(CommissionLevel.Central, "", CommissionLevel.Regional, "KZ-ALA", Outcome.Satisfied)]
    [InlineData(CommissionLevel.Central, "", CommissionLevel.Precinct, "KZ-ALA", Outcome.Satisfied)]
    [InlineData(CommissionLevel.Regional, "KZ-ALA", CommissionLevel.Precinct, "KZ-ALA", Outcome.Satisfied)]
    [InlineData(CommissionLevel.Regional, "KZ-AST", CommissionLevel.Precinct, "KZ-ALA", Outcome.Violated)]
    [InlineData(CommissionLevel.Regional, "KZ-ALA", CommissionLevel.Regional, "KZ-ALA", Outcome.Violated)]
    [InlineData(CommissionLevel.Precinct, "KZ-ALA", CommissionLevel.Regional, "KZ-ALA", Outcome.Violated)]
    public void A_commission_is_below_one_of_a_higher_level_that_has_its_region(
        CommissionLevel above, string regionAbove, CommissionLevel level, string region, Outcome outcome)
    {
        var parent = new CommissionRow
        {
            Id = "above",
            Jurisdiction = "kz",
            CommissionLevel = Platform.Errors.EnumText.Of(above),
            Region = regionAbove,
            PrecinctId = "",
            Name = "{}",
            TermFrom = "2011-01-01",
            TermUntil = "",
            AppointedBy = "",
        };
        Assert.Equal(outcome, CommissionRules.IsBelow(parent, level, "kz", region).Outcome);
        Assert.Equal(Outcome.Violated, CommissionRules.IsBelow(parent, level, "arland", region).Outcome);
    }

    [Theory]
    [InlineData("", "2011-01-01", "2011-01-02")]
    [InlineData("", "2010-12-31", "2011-01-02", "elections.commissions.serving")]
    [InlineData("2011-06-30", "2011-07-31", "2011-08-01", "elections.commissions.serving")]
    [InlineData("", "2011-01-31", "2011-01-31", "elections.commissions.succession")]
    public void A_membership_ends_once_and_the_next_begins_after_it(string servedUntil, string until, string next, params string[] violated)
    {
        var (leaving, successor) = (new CommissionMember { Person = new() { PersonId = "a" }, ServingUntil = servedUntil }, new CommissionMember { Person = new() { PersonId = "b" }, ServingFrom = next });
        Assert.Equal(violated, Violated(CommissionRules.MayEnd("a-commission", leaving, "2011-01-01", until, successor)));
    }

    private static IEnumerable<string> Violated(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule);
}

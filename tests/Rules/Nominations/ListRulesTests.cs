using Saylau.Common.V1;
using Saylau.Elections.Nominations;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Nominations;

public sealed class ListRulesTests
{
    private static readonly DateOnly VotingOn = new(2020, 9, 20);

    private static readonly ListMemberLaw Law = new()
    {
        MinMembers = new() { Rule = "least", Minimum = 2 },
        MaxMembers = new() { Rule = "most", Maximum = 3 },
        Age = new() { Rule = "age", Minimum = 18 },
        CitizenByBirth = new() { Rule = "citizen", Required = true },
        ResidenceYears = new() { Rule = "residence", Minimum = 1 },
    };

    [Theory]
    [InlineData(1, Outcome.Violated, Outcome.Satisfied)]
    [InlineData(2, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData(3, Outcome.Satisfied, Outcome.Satisfied)]
    [InlineData(4, Outcome.Satisfied, Outcome.Violated)]
    public void A_list_is_as_long_as_the_law_allows(int count, Outcome least, Outcome most)
    {
        var findings = Listed((uint)count, Enumerable.Range(0, count).Select(at => $"p{at}")).ToDictionary(finding => finding.Rule);

        Assert.Equal((least, most), (findings["least"].Outcome, findings["most"].Outcome));
    }

    [Theory]
    [InlineData(2u, Outcome.Satisfied)]
    [InlineData(3u, Outcome.Violated)]
    [InlineData(null, Outcome.Violated)]
    public void A_list_has_as_many_as_was_said_and_a_single_candidate_is_none(uint? said, Outcome expected) =>
        Assert.Equal(expected, Listed(said, ["a", "b"])[0].Outcome);

    [Theory]
    [InlineData("a b", "one")]
    [InlineData("a a", "a")]
    [InlineData("a elsewhere", "elsewhere")]
    [InlineData("elsewhere elsewhere", "elsewhere elsewhere")]
    public void Nobody_is_on_a_list_twice_or_on_two(string persons, string about) => Assert.Equal(about.Split(' '),
        Listed(2, persons.Split(' ')).Where(finding => finding.Rule.EndsWith("person_once", StringComparison.Ordinal)).Select(finding => finding.Subject));

    [Theory]
    [InlineData("2002-09-20", true, "2019-09-20", "")]
    [InlineData("2002-09-21", true, "2019-09-20", "age VIOLATED")]
    [InlineData("2002-09-20", false, "2019-09-20", "citizen VIOLATED")]
    [InlineData("2002-09-20", true, "2019-09-21", "residence VIOLATED")]
    [InlineData(null, true, "2019-09-20", "age UNDETERMINED")]
    public void Each_on_a_list_is_judged(string? born, bool byBirth, string since, string unmet)
    {
        ListMemberFacts able = new("able", new(1980, 1, 1), true, new(1980, 1, 1));
        var member = new ListMemberFacts("asked", born is null ? null : Day(born), byBirth, Day(since));

        var findings = ListRules.MayStand("one", [able, member], VotingOn, Law).ToArray();

        Assert.Equal(3, findings.Length);
        Assert.Equal(unmet, string.Join(", ", findings.Where(finding => finding.Outcome is not Outcome.Satisfied)
            .Select(finding => $"{finding.Rule} {finding.Outcome.ToString().ToUpperInvariant()}")));
        Assert.All(findings, finding => Assert.Equal(finding.Outcome is Outcome.Satisfied ? "one" : "asked", finding.Subject));
    }

    [Fact]
    public void A_law_that_is_silent_asks_nothing_of_members() => Assert.Empty(ListRules.MayStand("one", [new("a", null, null, null)], VotingOn, null));

    [Theory]
    [InlineData("STANDING", Outcome.Satisfied)]
    [InlineData("WITHDRAWN", Outcome.Violated)]
    [InlineData("DECEASED", Outcome.Violated)]
    public void Nobody_leaves_twice(string state, Outcome expected) => Assert.Equal(expected, ListRules.MayLeave("a", "one", state).Outcome);

    private static Finding[] Listed(uint? said, IEnumerable<string> persons) =>
        [.. ListRules.MayBeList("one", said, [.. persons], new Dictionary<string, string> { ["elsewhere"] = "two" }, Law)];

    private static DateOnly Day(string day) => DateOnly.Parse(day, null);
}

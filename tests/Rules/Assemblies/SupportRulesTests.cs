using Saylau.Common.V1;
using Saylau.Elections.Assemblies;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Assemblies;

public sealed class SupportRulesTests
{
    private static readonly IndirectElectionLaw Law = new()
    {
        Support = new() { Rule = "support", Share = new() { Numerator = 1, Denominator = 10 } },
        SupportPerAssembly = new() { Rule = "per_assembly", Share = new() { Numerator = 1, Denominator = 4 } },
    };

    [Theory]
    [InlineData(1, 0, "support")]
    [InlineData(1, 1, "")]
    [InlineData(2, 0, "")]
    [InlineData(3, 0, "per_assembly")]
    [InlineData(0, 0, "support")]
    public void A_tenth_of_the_electors_and_no_more_than_a_quarter_of_one_assembly(int fromOne, int fromTwo, string unmet)
    {
        // Twenty electors: ten in each assembly, of which two and a half are a quarter.
        string[] supporters = [.. Enumerable.Range(0, fromOne).Select(at => $"one-{at}"), .. Enumerable.Range(0, fromTwo).Select(at => $"two-{at}")];
        var facts = SupportRules.Count("c", supporters, Electorate(10, 10));
        Assert.Equal(unmet, string.Join(',', SupportRules.IsSupported(facts, Law).Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Rule)));
    }

    [Theory]
    [InlineData(1, Outcome.Satisfied)]
    [InlineData(2, Outcome.Violated)]
    public void Exactly_a_quarter_of_an_assembly_may_support(int supporters, Outcome expected)
    {
        var facts = SupportRules.Count("c", Enumerable.Range(0, supporters).Select(at => $"one-{at}"), Electorate(4, 0));
        Assert.Equal(expected, SupportRules.IsSupported(facts, Law).Single(finding => finding.Subject is "one").Outcome);
    }

    [Fact]
    public void The_law_asks_nothing_where_no_elector_is_recorded() =>
        Assert.All(SupportRules.IsSupported(SupportRules.Count("c", ["one-0"], Electorate(0, 0)), Law), finding => Assert.Equal(Outcome.NotApplicable, finding.Outcome));

    [Fact]
    public void A_law_that_is_silent_on_assemblies_says_nothing_of_them() =>
        Assert.Equal("support", Assert.Single(SupportRules.IsSupported(SupportRules.Count("c", ["one-0"], Electorate(1, 0)), new() { Support = Law.Support })).Rule);

    [Fact]
    public void Who_is_no_elector_does_not_count()
    {
        var facts = SupportRules.Count("c", ["one-0", "nobody"], Electorate(4, 0));
        Assert.Equal(["one-0"], facts.Supporters);
        Assert.Equal([new SupportOfAssembly("one", 1, 4)], facts.Assemblies);
    }

    [Theory]
    [InlineData(CandidateState.Nominated, "one-0", "", "")]
    [InlineData(CandidateState.Returned, "one-0", "c", "")]
    [InlineData(CandidateState.Registered, "one-0", "", "elections.indirect.support_open")]
    [InlineData(CandidateState.Nominated, "one-0", "d", "elections.indirect.one_support")]
    [InlineData(CandidateState.Nominated, "nobody", "", "elections.indirect.supporter_is_elector")]
    public void An_elector_supports_one_candidate_while_its_nomination_is_open(CandidateState state, string person, string other, string unmet)
    {
        var given = other.Length > 0 ? new Dictionary<string, string>(StringComparer.Ordinal) { [person] = other } : [];
        Assert.Equal(unmet, string.Join(',', SupportRules.MaySupport("c", state, [person], given, Electorate(4, 0))
            .Where(finding => finding.Outcome is not Outcome.Satisfied).Select(finding => finding.Rule)));
    }

    [Fact]
    public void Nobody_is_known_to_be_an_elector_where_none_is_recorded() =>
        Assert.Contains(SupportRules.MaySupport("c", CandidateState.Nominated, ["one-0"], new Dictionary<string, string>(), Electorate(0, 0)),
            finding => finding is { Rule: "elections.indirect.supporter_is_elector", Outcome: Outcome.Undetermined });

    private static Electorate Electorate(int one, int two) => ElectorateRules.Of(
        [.. Enumerable.Range(0, one).Select(at => Member("one", at)), .. Enumerable.Range(0, two).Select(at => Member("two", at))]);

    private static MembershipFacts Member(string assembly, int at) => new(assembly, $"{assembly}-{at}", "2008-01-01", "", 1, "");
}

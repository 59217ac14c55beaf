using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Statistics.RecordLinkage;

namespace Saylau.Tests.Rules.Registry;

/// <summary>Names that would be confused, by how they look and by how they sound.</summary>
public sealed class NameRulesTests
{
    private static readonly NameRule Law = new()
    {
        Rule = "names",
        Similarity = new() { Numerator = 9, Denominator = 10 },
        CommonWords = { "party", "партия", "партиясы" },
        Citation = new() { Text = "invented" },
    };

    [Theory]
    // The vectors of UTS #39: letters of several scripts that are drawn alike.
    [InlineData("paypal", "раураl", true)]
    [InlineData("Ауыл", "Aуыл", true)]
    [InlineData("НОВЫЙ", "HOBЫЙ", true)]
    [InlineData("Ақ жол", "Ақ ж\u200Bол", true)]
    [InlineData("light", "1ight", true)]
    [InlineData("Auyl", "Aul", false)]
    [InlineData("Әділет", "Адилет", false)]
    public void Texts_that_are_drawn_alike_have_one_skeleton(string one, string other, bool same) => Assert.Equal(same, Skeleton.Same(one, other));

    [Fact]
    public void A_name_in_letters_of_another_script_looks_the_same()
    {
        var finding = Assert.Single(Of(["Аuyl party"], Party("auyl", "Auyl")));

        Assert.Equal(("names", "auyl", Outcome.Violated, "LOOKS_THE_SAME"), (finding.Rule, finding.Subject, finding.Outcome, finding.Actual.Text));
        Assert.Equal(["parties/auyl"], finding.Evidence);
    }

    [Fact]
    public void A_name_that_sounds_the_same_in_another_spelling_is_confused_and_the_measure_is_told()
    {
        var finding = Assert.Single(Of(["Әділет партиясы"], Party("adilet", "Adilet Party")));

        Assert.Equal((Outcome.Violated, 1_000u, 1_000u), (finding.Outcome, finding.Actual.Ratio.Numerator, finding.Actual.Ratio.Denominator));
        Assert.Equal(Law.Similarity, finding.Required.Ratio);
    }

    [Fact]
    public void Words_that_every_name_has_set_nothing_apart_and_make_nothing_alike()
    {
        Assert.Equal(Outcome.Satisfied, Assert.Single(Of(["Партия Роза"], Party("tree", "Партия Клён"))).Outcome);
        Assert.Equal(Outcome.Violated, Assert.Single(Of(["Роза"], Party("rose", "Партия Роза"))).Outcome);
        Assert.Equal(Outcome.Violated, Assert.Single(Of(["Party"], Party("only", "PARTY"))).Outcome);
    }

    [Theory]
    // Jaro-Winkler of MARTHA and MARHTA, 0.961 (Winkler 1990), a hair's breadth on each side.
    [InlineData(961, Outcome.Violated)]
    [InlineData(962, Outcome.Satisfied)]
    public void The_threshold_is_inclusive(uint thousandths, Outcome expected)
    {
        var law = Law.Clone();
        law.Similarity = new() { Numerator = thousandths, Denominator = 1_000 };

        var finding = Assert.Single(NameRules.SetsApart(["Martha"], [Party("marhta", "Marhta")], law));

        Assert.Equal((expected, 961u), (finding.Outcome, finding.Actual.Ratio.Numerator));
    }

    [Fact]
    public void Every_party_that_would_be_confused_is_named_whatever_the_language_and_none_that_is_no_more()
    {
        var gone = Party("gone", "Dawn");
        gone.Standing = PartyStanding.Dissolved;
        var shorter = Party("short", "Something else");
        shorter.ShortName = new() { Text = { ["en"] = "DAWN" } };

        var findings = Of(["Рассвет", "Dawn"], Party("ru", "Рассвет"), Party("other", "Evening"), shorter, gone).ToArray();

        Assert.Equal(["ru", "short"], findings.Select(finding => finding.Subject));
        Assert.All(findings, finding => Assert.Equal(Outcome.Violated, finding.Outcome));
    }

    [Fact]
    public void Where_nothing_is_alike_the_nearest_is_told_and_where_the_law_is_silent_nothing_is()
    {
        var nearest = Assert.Single(Of(["Dawn"], Party("one", "Evening"), Party("two", "Dune")));
        Assert.Equal(("two", Outcome.Satisfied), (nearest.Subject, nearest.Outcome));
        Assert.Equal(Outcome.Satisfied, Assert.Single(Of(["Dawn"])).Outcome);
        Assert.Equal(Outcome.NotApplicable, Assert.Single(NameRules.SetsApart(["Dawn"], [Party("same", "Dawn")], null)).Outcome);
    }

    private static IEnumerable<Finding> Of(string[] names, params Party[] others) => NameRules.SetsApart(names, others, Law);

    private static Party Party(string id, string name) =>
        new() { PartyId = id, Name = new() { Text = { ["en"] = name } }, Standing = PartyStanding.Registered };
}

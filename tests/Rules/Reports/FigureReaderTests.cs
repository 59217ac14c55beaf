using Newtonsoft.Json.Linq;
using Saylau.Common.V1;
using Saylau.Gateway.Reports;
using Saylau.Gateway.V1;

namespace Saylau.Tests.Rules.Reports;

public sealed class FigureReaderTests
{
    private static readonly JObject Answer = JObject.Parse("""
        {
          "parties": [
            {
              "name": {"text": {"en": "One", "kk": "Бір"}}, "members": 1200, "position": "18446744073709551615", "free": true,
              "recording": {"occurredOn": "2011", "source": {"provenance": "PROVENANCE_STATED", "citation": "a page"}}
            },
            {
              "name": {"text": {"ru": "Два"}}, "members": 700, "free": false,
              "recording": {"source": {"provenance": "PROVENANCE_SIMULATED", "citation": ""}}
            }
          ],
          "share": {"numerator": 1, "denominator": 3}, "nothing": null, "empty": "",
          "source": {"provenance": "PROVENANCE_RECORDED", "citation": ""}
        }
        """);

    [Theory]
    [InlineData(Reduction.Count, 2u, "2")]
    [InlineData(Reduction.Sum, 1_900u, "1,900")]
    [InlineData(Reduction.Min, 700u, "700")]
    [InlineData(Reduction.Max, 1_200u, "1,200")]
    [InlineData(Reduction.Value, 1_200u, "1,200")]
    [InlineData(Reduction.Unspecified, 1_200u, "1,200")]
    public void Values_become_a_count(Reduction reduction, uint count, string printed)
    {
        var figure = Read("$.parties[*].members", reduction);

        Assert.Equal((count, printed), (figure.Count, figure.Rounded));
    }

    [Fact]
    public void Thousands_are_grouped_as_the_language_does() =>
        Assert.Equal("1\u00a0200", Read("$.parties[0].members", Reduction.Value, "ru").Rounded);

    [Theory]
    [InlineData(Reduction.Value)]
    [InlineData(Reduction.Sum)]
    [InlineData(Reduction.Min)]
    [InlineData(Reduction.Max)]
    public void What_is_not_there_is_absent_and_not_zero(Reduction reduction)
    {
        foreach (var field in new[] { "$.unknown", "$.nothing" })
        {
            var figure = Read(field, reduction);
            Assert.True(figure.Absent);
            Assert.Equal("—", figure.Rounded);
        }

        Assert.True(FigureReader.Read(new() { Field = "$.parties", Reduction = reduction }, null, ["en"]).Absent);
    }

    [Fact]
    public void An_empty_text_is_absent() => Assert.True(Read("$.empty", Reduction.Value).Absent);

    [Fact]
    public void Counting_nothing_gives_zero() => Assert.Equal(
        (Figure.ExactOneofCase.Count, 0u), (Read("$.unknown", Reduction.Count).ExactCase, Read("$.unknown", Reduction.Count).Count));

    [Theory]
    [InlineData("en", "One, Два")]
    [InlineData("kk", "Бір, Два")]
    [InlineData("ru", "Бір, Два")]
    public void A_name_is_given_in_the_first_language_that_it_has(string language, string expected) =>
        Assert.Equal(expected, FigureReader.Read(new() { Field = "$.parties[*].name", Reduction = Reduction.List }, Answer, [language, "kk", "en"]).Rounded);

    [Fact]
    public void A_name_without_any_of_the_languages_is_given_in_what_it_has() =>
        Assert.Equal("One", FigureReader.Choose([new("kk", "Бір"), new("en", "One")], ["de"]));

    [Fact]
    public void Every_wording_of_a_name_is_known() => Assert.Equal(
        ["One", "Бір", "Два"], FigureReader.Wordings(new() { Field = "$.parties[*].name" }, Answer));

    [Fact]
    public void A_share_stays_exact_and_is_printed_by_the_rounding()
    {
        var figure = FigureReader.Read(new() { Field = "$.share", Rounding = new() { Decimals = 1 } }, Answer, ["en"]);

        Assert.Equal(new Ratio { Numerator = 1, Denominator = 3 }, figure.Ratio);
        Assert.Equal("33.3 %", figure.Rounded);
    }

    [Fact]
    public void Words_are_printed_by_their_labels_and_stay_exact()
    {
        var definition = new FigureDefinition { Field = "$.parties[*].free", Reduction = Reduction.List };
        definition.Labels["true"] = new() { Text = { ["en"] = "free", ["kk"] = "еркін" } };

        var figure = FigureReader.Read(definition, Answer, ["kk"]);

        Assert.Equal("еркін, false", figure.Rounded);
        Assert.Equal(["true", "false"], figure.Texts.Texts);
        Assert.Equal("18446744073709551615", Read("$.parties[0].position", Reduction.Value).Text);
    }

    [Fact]
    public void A_figure_rests_on_the_weakest_source_of_the_records_it_stands_in()
    {
        Assert.Equal(Provenance.Stated, Read("$.parties[0].members", Reduction.Value).Provenance);
        Assert.Equal(Provenance.Simulated, Read("$.parties[*].members", Reduction.Sum).Provenance);
        Assert.Equal(Provenance.Recorded, Read("$.share", Reduction.Value).Provenance);
        Assert.Equal(["a page", ""], FigureReader.SourcesOf(new() { Field = "$.parties[0].name" }, Answer).Select(source => source.Citation));
    }

    [Fact]
    public void What_a_path_does_not_find_rests_on_the_whole_answer_and_on_nothing_where_there_is_none()
    {
        Assert.Equal(Provenance.Simulated, Read("$.unknown", Reduction.Count).Provenance);
        Assert.Empty(FigureReader.SourcesOf(new() { Field = "$.unknown" }, null));
    }

    private static Figure Read(string field, Reduction reduction, string language = "en") =>
        FigureReader.Read(new() { Name = "figure", Field = field, Reduction = reduction }, Answer, [language]);
}

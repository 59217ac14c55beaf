using Newtonsoft.Json.Linq;
using Saylau.Gateway.Reports;

namespace Saylau.Tests.Rules.Reports;

public sealed class LiquidTemplatesTests
{
    private readonly LiquidTemplates templates = new();

    [Fact]
    public void Names_are_filled_in_as_they_are()
    {
        var names = new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = "\"Ак жол\" <&>", ["count"] = 9 };

        Assert.Equal("\"Ак жол\" <&>: 9", templates.Render("{{ name }}: {{ count }}", names));
    }

    [Fact]
    public void A_name_that_is_not_there_is_empty() =>
        Assert.Equal("[]", templates.Render("[{{ nobody.at.all }}]", new Dictionary<string, object?>(StringComparer.Ordinal)));

    [Fact]
    public void Json_becomes_plain_values()
    {
        var item = LiquidTemplates.Plain(JObject.Parse("""{"list": [{"n": 1}, {"n": 2}], "none": null, "yes": true}"""));

        Assert.Equal("12 yes", templates.Render(
            "{% for one in item.list %}{{ one.n }}{% endfor %} {% if item.yes %}yes{% endif %}{% if item.none %}none{% endif %}",
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["item"] = item }));
        Assert.Null(LiquidTemplates.Plain(null));
    }

    [Theory]
    [InlineData("{{ fine }}", true)]
    [InlineData("{{ broken", false)]
    [InlineData("{% if open %}", false)]
    public void What_is_wrong_with_a_template_is_said(string template, bool fine)
    {
        Assert.Equal(fine, templates.Problem(template) is null);
        var failure = Record.Exception(() => templates.Render(template, new Dictionary<string, object?>(StringComparer.Ordinal)));
        Assert.Equal(fine, failure is null);
        Assert.True(fine || failure is InvalidOperationException);
    }
}

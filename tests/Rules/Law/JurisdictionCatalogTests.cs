using Microsoft.Extensions.Options;
using Saylau.Parties.V1;
using Saylau.Platform.Law;

namespace Saylau.Tests.Rules.Law;

public sealed class JurisdictionCatalogTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("saylau-law-");
    private readonly string jurisdiction;
    private readonly string parties;

    public JurisdictionCatalogTests()
    {
        var from = Path.Combine(AppContext.BaseDirectory, "jurisdictions", "kz");
        jurisdiction = File.ReadAllText(Path.Combine(from, "jurisdiction.json"));
        parties = File.ReadAllText(Path.Combine(from, "parties.json"));
    }

    [Fact]
    public void The_law_that_comes_with_the_package_is_read() => Assert.Equal(16, Read(jurisdiction, parties)["kz"].Jurisdiction.Regions.Count);

    [Theory]
    [InlineData("\"maxMonths\"", "\"minMonths\"", "parties.json")]
    [InlineData("\"disclosure\"", "\"elsewhere\"", "parties.json")]
    [InlineData("\"delegates\": {", "\"delegates\": null, \"x\": {", "parties.json")]
    public void A_law_that_is_not_whole_stops_the_start(string instead, string of, string file)
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => Read(jurisdiction, parties.Replace(instead, of, StringComparison.Ordinal)));
        Assert.Contains(file, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_rule_is_named()
    {
        var start = parties.IndexOf("\"disclosure\"", StringComparison.Ordinal);
        var without = string.Concat(parties.AsSpan(0, parties.LastIndexOf(',', start)), "}}]}");

        var wrong = Assert.Throws<InvalidOperationException>(() => Read(jurisdiction, without));

        Assert.Contains("rules.disclosure is required.", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_jurisdiction_without_a_known_time_zone_stops_the_start() =>
        Assert.Contains("time zone", Assert.Throws<InvalidOperationException>(() =>
            Read(jurisdiction.Replace("Asia/Almaty", "Asia/Nowhere", StringComparison.Ordinal), parties)).Message, StringComparison.Ordinal);

    public void Dispose() => folder.Delete(recursive: true);

    private JurisdictionCatalog Read(string about, string law)
    {
        var kz = folder.CreateSubdirectory("kz");
        File.WriteAllText(Path.Combine(kz.FullName, "jurisdiction.json"), about);
        File.WriteAllText(Path.Combine(kz.FullName, "parties.json"), law);
        return new(Options.Create(new JurisdictionOptions { Folder = folder.FullName }), "parties", PartiesLaw.Descriptor);
    }
}

using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using Saylau.Local.Scenarios.Simulation;

namespace Saylau.Tests.Rules.Scenarios;

/// <summary>The simulations that come with the project have the totals that the world knows.</summary>
public sealed class SimulationFilesTests
{
    internal const string Arland = "tests/countries/arland/scenarios/arland-2020/simulations/assembly.json";
    private const string Kazakhstan = "deploy/scenarios/kz-2011/simulations/presidential.json";

    private static readonly SimulatedTables Election = new(SimulationSpec.Parse(Kazakhstan, Read(Kazakhstan)));

    [Fact]
    public void The_protocols_of_April_2011_have_the_published_totals()
    {
        var (precincts, protocols) = (Election.Rows("precincts"), Election.Rows("protocols"));
        var abroad = precincts.Where(row => (string?)row["kind"] is "PRECINCT_KIND_ABROAD").Select(row => (string)row["precinctId"]!).ToHashSet(StringComparer.Ordinal);
        Assert.Equal((9_725, 35), (precincts.Count, abroad.Count));
        Assert.Equal(14_000, protocols.Where(row => abroad.Contains((string)row["precinctId"]!)).Sum("registered"));
        Assert.Equal(
            (9_200_298, 8_279_227, 8_279_227, 8_216_370, 62_857),
            (protocols.Sum("registered"), protocols.Sum("issued"), protocols.Sum("inBoxes"), protocols.Sum("valid"), protocols.Sum("invalid")));
        Assert.Equal([7_850_958, 159_036, 111_924, 94_452], Enumerable.Range(0, 4).Select(at => protocols.Sum(row => (long)row["choices"]![at]!["votes"]!)));
    }

    [Fact]
    public void The_observers_of_April_2011_found_what_the_page_says()
    {
        var (voting, counting) = (Election.Rows("formsOf:voting"), Election.Rows("formsOf:counting"));
        Assert.Equal((882, 98), (Rated(voting, "GOOD"), Rated(voting, "BAD")));
        Assert.Equal((120, 24), (counting.Count, counting.Count(row => row["irregularities"]!.Any())));
        Assert.Equal(
            ["SIMILAR_SIGNATURES", "FAMILY_VOTING", "PROXY_VOTING", "MULTIPLE_VOTING", "BALLOT_BOX_STUFFING"],
            voting.SelectMany(row => row["irregularities"]!.Values<string>()).CountBy(type => type!).OrderByDescending(type => type.Value).Select(type => type.Key["IRREGULARITY_TYPE_".Length..]));
        Assert.Equal(60, Election.Rows("formsOf:opening").Count);

        static int Rated(IReadOnlyList<JObject> forms, string word) => forms.Count(form => ((string?)form["rating"])?.EndsWith(word, StringComparison.Ordinal) is true);
    }

    [Fact]
    public void The_largest_gap_of_April_2011_is_21_percent_exactly()
    {
        var official = Election.Rows("protocols").ToDictionary(row => (string)row["precinctId"]!, row => (long)row["issued"]!, StringComparer.Ordinal);
        var counts = Election.Rows("turnoutCounts").Where(row => (bool)row["fullDay"]!).Select(row => (Official: official[(string)row["precinctId"]!], Observed: (long)row["votersCounted"]!)).ToArray();
        Assert.Equal(310, counts.Length);
        Assert.Single(counts, count => count.Official * 100 == count.Observed * 121);
        Assert.Equal(1, counts.Count(count => count.Official * 100 >= count.Observed * 121));
        Assert.InRange(counts.Count(count => count.Official == count.Observed), 186, 310);
    }

    [Fact]
    public void The_signatures_and_assemblies_have_the_published_totals()
    {
        var (petition, assemblies) = (Election.Rows("sheetsOf:petition"), Election.Rows("assemblies"));
        Assert.Equal((5_016_000, 194_000), (petition.Sum("valid"), petition.Sum("invalid")));
        Assert.Equal(16, petition.GroupBy(row => (string?)row["region"], StringComparer.Ordinal).Count(region => region.Sum("valid") >= 12_500));
        Assert.Equal((717_340, 96_557), (Election.Rows("sheetsOf:kz-2011-nazarbayev").Sum("valid"), Election.Rows("sheetsOf:kz-2011-akhmetbekov").Sum("valid")));
        Assert.All(["nazarbayev", "akhmetbekov", "kasymov", "yeleusizov"], candidate =>
        {
            var sheets = Election.Rows($"sheetsOf:kz-2011-{candidate}");
            Assert.True(sheets.Sum("valid") >= 92_003);
            Assert.InRange(sheets.DistinctBy(row => (string?)row["region"]).Count(), 11, 16);
        });
        Assert.Equal((213, 3_335), (assemblies.Count, assemblies.Sum("deputies")));
        Assert.Equal(16, assemblies.Count(row => (string?)row["kind"] is "ASSEMBLY_KIND_REGIONAL"));
    }

    [Fact]
    public void Arland_votes_at_its_eight_stations()
    {
        var tables = new SimulatedTables(SimulationSpec.Parse(Arland, Read(Arland)));
        Assert.Equal(
            ["ar-nor-1", "ar-nor-2", "ar-nor-3", "ar-sou-1", "ar-sou-2", "ar-sou-3", "ar-cap-1", "ar-cap-2"],
            tables.Rows("protocols").Select(row => (string?)row["precinctId"]));
        Assert.Equal((4_000, 2_600, 2_598), (tables.Rows("protocols").Sum("registered"), tables.Rows("protocols").Sum("issued"), tables.Rows("protocols").Sum("inBoxes")));
        Assert.All(["turnoutCounts", "forms", "assemblies", "sheets"], table => Assert.NotEmpty(tables.Rows(table)));
    }

    // Bit for bit on every machine and under every version of .NET: change this only with the file or the way it is spread.
    [Theory]
    [InlineData("protocols", "403f503a26cea6ce")]
    [InlineData("turnoutCounts", "b8eda332f81ac715")]
    [InlineData("forms", "da973a35b2b41559")]
    [InlineData("assemblies", "a41b8cd28e184e6d")]
    [InlineData("sheetsOf:petition", "dc754b176dac485c")]
    public void The_rows_are_always_the_same(string table, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Election.Rows(table).Text())))[..16]);

    internal static string Read(string file) => File.ReadAllText(Path.Combine(Root(new(AppContext.BaseDirectory)), file));

    private static string Root(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Microservices.sln")) ? folder.FullName : Root(folder.Parent!);
}

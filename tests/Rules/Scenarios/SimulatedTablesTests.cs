using CsCheck;
using Newtonsoft.Json.Linq;
using Saylau.Local.Scenarios;
using Saylau.Local.Scenarios.Simulation;

namespace Saylau.Tests.Rules.Scenarios;

public sealed class SimulatedTablesTests
{
    private static readonly string[] Tables = ["precincts", "protocols", "turnoutCounts", "forms", "formsOf:voting", "assemblies", "sheets", "sheetsOf:all"];

    [Fact]
    public void The_same_seed_gives_the_same_rows() => Simulations.Any.Sample(spec =>
        Assert.All(Tables, table => Assert.Equal(new SimulatedTables(spec).Rows(table).Text(), new SimulatedTables(spec).Rows(table).Text())));

    [Fact]
    public void What_is_added_for_one_table_leaves_the_others_as_they_were() => Simulations.Any.Sample(spec =>
    {
        var other = spec with { Forms = null, Sheets = null, Assemblies = null, TurnoutCounts = null };
        Assert.Equal(new SimulatedTables(spec).Rows("protocols").Text(), new SimulatedTables(other).Rows("protocols").Text());
    });

    [Fact]
    public void Every_protocol_adds_up_and_every_column_to_its_total() => Simulations.Any.Sample(spec =>
    {
        var (rows, totals) = (new SimulatedTables(spec).Rows("protocols"), spec.Protocols!);
        Assert.All(rows, row =>
        {
            long Of(string field) => (long)row[field]!;
            Assert.Equal(Of("received"), Of("issued") + Of("unused") + Of("spoiled"));
            Assert.Equal(Of("inBoxes"), Of("valid") + Of("invalid"));
            Assert.Equal(Of("valid"), row["choices"]!.Sum(choice => (long)choice["votes"]!));
            Assert.InRange(Of("inBoxes"), 0, Of("issued"));
            Assert.InRange(Of("issued"), 0, Of("registered"));
            Assert.InRange(Of("unused"), 0, Of("received"));
            Assert.InRange(Of("registered"), 1, Of("received"));
        });
        Assert.Equal(
            (totals.Registered, totals.Participants, totals.Invalid, totals.Spoiled, totals.Participants - totals.TakenAway),
            (rows.Sum("registered"), rows.Sum("issued"), rows.Sum("invalid"), rows.Sum("spoiled"), rows.Sum("inBoxes")));
        Assert.All(totals.Choices.Index(), choice => Assert.Equal(choice.Item.Votes, rows.Sum(row => (long)row["choices"]![choice.Index]!["votes"]!)));
    });

    [Fact]
    public void Stations_of_a_kind_have_the_voters_that_are_known() => Simulations.Any.Sample(spec =>
    {
        var tables = new SimulatedTables(spec);
        var kinds = tables.Rows("precincts").ToDictionary(row => (string)row["precinctId"]!, row => (string?)row["kind"], StringComparer.Ordinal);
        Assert.Equal(spec.Stations.Kinds!.Sum(kind => kind.Registered),
            tables.Rows("protocols").Where(row => kinds[(string)row["precinctId"]!] is "KIND_ABROAD").Sum("registered"));
    });

    [Fact]
    public void The_largest_gap_is_as_near_to_the_given_one_as_whole_voters_allow_and_never_above() => Simulations.Any.Sample(spec =>
    {
        var (tables, gap) = (new SimulatedTables(spec), spec.TurnoutCounts!.LargestRelativeGap);
        var official = tables.Rows("protocols").ToDictionary(row => (string)row["precinctId"]!, row => (long)row["issued"]!, StringComparer.Ordinal);
        bool IsAbove(long issued, long observed) => (issued - observed) * gap.Denominator > observed * gap.Numerator;
        var pairs = tables.Rows("turnoutCounts").Select(row => (Issued: official[(string)row["precinctId"]!], Observed: (long)row["votersCounted"]!)).ToArray();
        Assert.All(pairs, pair => Assert.False(IsAbove(pair.Issued, pair.Observed)));
        Assert.All(pairs, pair => Assert.InRange(pair.Observed, 1, pair.Issued));

        // One voter less would be too many at the widest: no station of all allows a wider gap.
        var (issued, observed) = pairs.MaxBy(pair => (decimal)pair.Issued / pair.Observed);
        Assert.True(IsAbove(issued, observed - 1));
        Assert.All(official.Values.Where(voters => voters > 0), voters =>
        {
            var least = Enumerable.Range(1, (int)voters).First(counted => !IsAbove(voters, counted));
            Assert.True(voters * observed <= issued * least);
        });
    });

    [Fact]
    public void Forms_have_the_ratings_and_irregularities_that_were_given() => Simulations.Any.Sample(spec =>
    {
        var (rows, forms) = (new SimulatedTables(spec).Rows("formsOf:voting"), spec.Forms![0]);
        Assert.Equal(forms.Count, rows.DistinctBy(row => (string)row["formId"]!).Count());
        Assert.All(forms.Ratings, rating => Assert.Equal(rating.Count, rows.Count(row => string.Equals((string?)row["rating"], rating.Rating, StringComparison.Ordinal))));
        Assert.Equal(forms.IrregularForms, rows.Count(row => row["irregularities"]!.Any()));
        Assert.All(rows, row => Assert.Distinct(row["irregularities"]!.Values<string>()));
        Assert.All(forms.Irregularities!, found =>
            Assert.Equal(found.Forms, rows.Count(row => row["irregularities"]!.Values<string>().Contains(found.Type, StringComparer.Ordinal))));
        Assert.InRange(rows.DistinctBy(row => (string)row["observer"]!).Count(), 0, forms.Teams);
    });

    [Fact]
    public void Assemblies_and_sheets_add_up_with_their_least() => Simulations.Any.Sample(spec =>
    {
        var (tables, assemblies, sheets) = (new SimulatedTables(spec), spec.Assemblies!, spec.Sheets![0]);
        var (bodies, bundles) = (tables.Rows("assemblies"), tables.Rows("sheets"));
        Assert.Equal((assemblies.Count, assemblies.Deputies), (bodies.Count, bodies.Sum("deputies")));
        Assert.All(bodies, body => Assert.True((long)body["deputies"]! >= assemblies.LeastDeputies));
        Assert.All(spec.Stations.Regions, region => Assert.Single(bodies, body =>
            string.Equals((string?)body["region"], region.Region, StringComparison.Ordinal) && (string?)body["kind"] is "OF_REGION"));
        Assert.Equal((sheets.Valid, sheets.Invalid), (bundles.Sum("valid"), bundles.Sum("invalid")));
        Assert.All(bundles.GroupBy(bundle => (string)bundle["region"]!, StringComparer.Ordinal), region =>
            Assert.True(region.Sum("valid") >= sheets.LeastPerRegion && region.Count() == sheets.SheetsPerRegion));
    });

    [Theory]
    [InlineData("protocols.registered", "3", "protocols", "protocols.registered: 3 voters for 8 stations")]
    [InlineData("protocols.participants", "4001", "protocols", "protocols.participants: 4001 of 4000 registered")]
    [InlineData("protocols.choices[0].votes", "1205", "protocols", "protocols.choices: 2538 votes on 2537 valid ballots")]
    [InlineData("protocols.invalid", "60", "protocols", "protocols.choices: 2537 votes on 2538 valid ballots")]
    [InlineData("protocols.spoiled", "2000", "protocols", "protocols.spoiled: 2000 of")]
    [InlineData("protocols.registered", "-1", "precincts", "$.protocols.registered")]
    [InlineData("protocols.registered", "1.5", "precincts", "$.protocols.registered")]
    [InlineData("protocols.participant", "1", "precincts", "participant")]
    [InlineData("stations.regions[0].weight", "0", "precincts", "stations.regions.weight")]
    [InlineData("stations.id", "\"one\"", "precincts", "stations.id: two stations")]
    [InlineData("turnoutCounts.stations", "8", "turnoutCounts", "turnoutCounts.stations: not a number of stations between 1 and 8")]
    [InlineData("turnoutCounts", "null", "turnoutCounts", "turnoutCounts: missing")]
    [InlineData("forms[0].count", "11", "forms", "forms.voting.ratings: their counts are not the 11 forms")]
    [InlineData("forms[0].irregularities[0].forms", "4", "forms", "forms.voting.irregularities: one is on more than")]
    [InlineData("forms[0].irregularForms", "5", "formsOf:voting", "forms.voting.irregularities: too few")]
    [InlineData("assemblies.deputies", "34", "assemblies", "assemblies.deputies: 34 are left for 5 assemblies")]
    [InlineData("assemblies.count", "2", "assemblies", "assemblies.count: 2 are left for 3 regions")]
    [InlineData("sheets[0].valid", "179", "sheetsOf:lake-petition", "sheets.lake-petition.valid: 179 in 3 regions")]
    [InlineData("sheets[0].regions", "[\"AR-SEA\"]", "sheets", "sheets.lake-petition.regions")]
    [InlineData("seed", "1", "voters", "there is no table 'voters'")]
    [InlineData("seed", "1", "sheetsOf:other", "sheets: none is named 'other'")]
    public void Totals_that_cannot_be_met_are_named_with_their_file_and_field(string path, string value, string table, string problem)
    {
        var json = JObject.Parse(SimulationFilesTests.Read(SimulationFilesTests.Arland));
        Set(json, path, JToken.Parse(value));
        var wrong = Assert.Throws<ScenarioException>(() => new SimulatedTables(SimulationSpec.Parse("assembly.json", json.ToString())).Rows(table));
        Assert.StartsWith("assembly.json: ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(problem, wrong.Message, StringComparison.Ordinal);
    }

    private static void Set(JObject json, string path, JToken value)
    {
        var dot = path.LastIndexOf('.');
        ((JObject)(dot < 0 ? json : json.SelectToken(path[..dot]))!)[path[(dot + 1)..]] = value;
    }
}

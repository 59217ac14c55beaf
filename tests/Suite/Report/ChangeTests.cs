using Newtonsoft.Json.Linq;
using Saylau.Gateway.V1;
using Saylau.Local.Scenarios;
using Saylau.Testing;

namespace Saylau.Tests.Suite.Report;

/// <summary>One record other than it was, and exactly the statements that rest on it change.</summary>
public sealed class ChangeTests(PlayedSuite played)
{
    private static readonly Dictionary<string, Func<Scenario, Scenario>> ByName = new(StringComparer.Ordinal)
    {
        ["one sheet more where the fewest signatures were"] = scenario => Changes.AddSheet(scenario, "kz-rukhaniyat", "KZ-MAN", 5),
        ["one sheet more where there were plenty"] = scenario => Changes.AddSheet(scenario, "kz-nur-otan", "KZ-AKM", 5),
        ["one more suspended party"] = scenario => Changes.Add(scenario, "2011-11-21", "court@kz", "saylau.parties.v1.CourtOrderService/IssueCourtOrder", new()
        {
            ["courtOrderId"] = "one-more",
            ["partyId"] = "kz-adilet",
            ["court"] = "another court",
            ["measure"] = "COURT_MEASURE_SUSPENSION",
            ["ground"] = "GROUND_PERSISTENT_VIOLATION",
            ["groundText"] = "Third warning.",
            ["effectiveFrom"] = "2011-11-21",
            ["months"] = 3,
        }),
        ["one alignment more"] = scenario => Changes.Add(scenario, "2011-12", "archive@kz", "saylau.parties.v1.AlignmentService/AttributeAlignment", new()
        {
            ["partyId"] = "kz-adilet",
            ["claimId"] = "one-more",
            ["alignment"] = "ALIGNMENT_OPPOSITION",
            ["attributedTo"] = "another page",
            ["quote"] = "in opposition",
        }),
        ["one alignment less"] = scenario => Changes.Remove(scenario, "AttributeAlignment", "partyId", "kz-auyl"),
        ["the smallest congress smaller"] = scenario => Changes.Edit(scenario, "RecordFoundingCongress", "congressId", "kz-rukhaniyat-2009",
            request => request["delegates"]![0]!["count"] = (int)request["delegates"]![0]!["count"]! - 10),
        ["one region more at the congress with the fewest"] = scenario => Changes.Edit(scenario, "RecordFoundingCongress", "congressId", "kz-rukhaniyat-2009", MoveOneDelegate),
        ["a suspension of three months"] = scenario => Changes.Edit(scenario, "IssueCourtOrder", "courtOrderId", "kz-cpk-2011-suspension", request => request["months"] = 3),
        ["one protocol other"] = scenario => Changes.EditRow(scenario, "StreamProtocols", "electionId", "kz-2011-presidential", _ => true, row =>
        {
            row["valid"] = (int)row["valid"]! - 1;
            row["invalid"] = (int)row["invalid"]! + 1;
            row["choices"]![0]!["votes"] = (int)row["choices"]![0]!["votes"]! - 1;
        }),
        ["one form other"] = scenario => Changes.EditRow(
            scenario, "ImportForms", "missionId", "kz-international-observers",
            row => (string?)row["stage"] is "OBSERVATION_STAGE_VOTING" && (string?)row["rating"] is "RATING_GOOD", row => row["rating"] = "RATING_BAD"),
        ["one sheet of the petition other"] = scenario => Changes.EditRow(
            scenario, "ImportInitiativeSheets", "initiativeId", "kz-2010-term-referendum", _ => true, row => row["valid"] = (int)row["valid"]! + 1),
        ["another ground text"] = scenario => Changes.Edit(scenario, "IssueCourtOrder", "courtOrderId", "kz-cpk-2011-suspension", request => request["groundText"] = "Other words."),
    };

    // The plays wait for the disk more than they compute, so several run side by side; on a server they would all wait for it.
    private static readonly SemaphoreSlim Places = new(TestSuite.SqlServer is null ? 4 : 1);
    private static readonly Dictionary<string, Lazy<Task<GetCountryReportResponse>>> Played = ByName.ToDictionary(
        change => change.Key, change => new Lazy<Task<GetCountryReportResponse>>(() => Play(change.Value)), StringComparer.Ordinal);

    [Theory]
    [InlineData("one sheet more where the fewest signatures were", "S53")]
    [InlineData("one sheet more where there were plenty")]
    [InlineData("one more suspended party", "S47", "S49")]
    [InlineData("one alignment more", "S48")]
    [InlineData("one alignment less", "S48")]
    [InlineData("the smallest congress smaller", "S51")]
    [InlineData("one region more at the congress with the fewest", "S52")]
    [InlineData("a suspension of three months", "S49")]
    [InlineData("another ground text", "S50")]
    [InlineData("one protocol other", "S12", "S24")]
    [InlineData("one form other", "S29")]
    [InlineData("one sheet of the petition other", "S6", "S7", "S8")]
    public async Task Exactly_the_statements_that_rest_on_a_changed_record_change(string change, params string[] changed)
    {
        foreach (var other in Played.Values)
            _ = other.Value;
        var report = await Played[change].Value;
        Assert.Equal(changed, Different(played.Report, report));
    }

    [Fact]
    public async Task Without_the_act_that_allows_it_no_early_election_is_called()
    {
        var scenario = Changes.Remove(Scenario.Read(Folders.Scenario), "EnactBill", "billId", "kz-2011-law-404");
        scenario = scenario with { Calls = [.. scenario.Calls.Select(call => call with { Patience = TimeSpan.Zero })] };
        var refused = await Assert.ThrowsAsync<ScenarioException>(() => Reports.AfterPlaying(scenario));
        Assert.Contains("CalendarService/CallElection", refused.Message, StringComparison.Ordinal);
        Assert.Contains("elections.calendar.early_election", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_names_in_the_records_change_the_names_in_the_report_and_nothing_else()
    {
        var names = Scenario.Read(Folders.Scenario).Calls
            .SelectMany(call => call.Request.SelectTokens(call.Call.EndsWith("/RecordParty", StringComparison.Ordinal) ? "name.text.en" : "$..['person','holder','chair'].name.text.en"))
            .Select(name => (string)name!).Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length).ToArray();
        Assert.True(names.Length > 11, "The names of parties and persons were not found.");
        string Rename(string text) => names.Select((name, index) => (name, index))
            .Aggregate(text, (renamed, pair) => renamed.Replace(pair.name, $"Party No. {pair.index}", StringComparison.Ordinal));

        var report = await Reports.AfterPlaying(Changes.EditAll(Scenario.Read(Folders.Scenario), call => JsonDoor.Parse(Rename(call.Request.ToString()))));

        Assert.Equal(["S5", "S12", "S42", "S48", "S49", "S50"], Different(played.Report, report));
        Assert.Equal(Reports.StatementsOf(played.Report).Select(statement => Rename(statement.Text)), Reports.StatementsOf(report).Select(statement => statement.Text));
        Assert.Equal(FiguresOf(played.Report, Rename), FiguresOf(report, text => text));
    }

    private static async Task<GetCountryReportResponse> Play(Func<Scenario, Scenario> change)
    {
        await Places.WaitAsync();
        try
        {
            return await Reports.AfterPlaying(change(Scenario.Read(Folders.Scenario)));
        }
        finally
        {
            Places.Release();
        }
    }

    private static IEnumerable<string> FiguresOf(GetCountryReportResponse report, Func<string, string> rename) =>
        Reports.StatementsOf(report).SelectMany(statement => statement.Figures).Select(figure => $"{figure.Name} = {rename(Reports.Exact(figure))}");

    /// <summary>The ids of the statements that say something else, have come, or are gone.</summary>
    private static IEnumerable<string> Different(GetCountryReportResponse before, GetCountryReportResponse after)
    {
        static IEnumerable<string> Said(GetCountryReportResponse report, string id) => Reports.StatementsOf(report)
            .Where(statement => string.Equals(statement.StatementId, id, StringComparison.Ordinal)).Select(Reports.Said);
        return PlayedSuite.Statements.Where(id => !Said(before, id).SequenceEqual(Said(after, id), StringComparer.Ordinal));
    }

    private static void MoveOneDelegate(JObject request)
    {
        var delegates = (JArray)request["delegates"]!;
        var present = delegates.Select(each => (string)each["region"]!);
        var absent = new[] { "KZ-AKM", "KZ-AKT", "KZ-ALM", "KZ-ATY", "KZ-VOS", "KZ-ZHA", "KZ-ZAP", "KZ-KAR", "KZ-KUS" }.Except(present, StringComparer.Ordinal).First();
        delegates[0]["count"] = (int)delegates[0]["count"]! - 1;
        delegates.Add(new JObject { ["region"] = absent, ["count"] = 1 });
    }
}

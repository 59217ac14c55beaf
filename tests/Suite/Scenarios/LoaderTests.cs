using Saylau.Local.Scenarios;
using Saylau.Testing;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.Scenarios;

/// <summary>A scenario goes as it says, or stops at the line that does not.</summary>
public sealed class LoaderTests(PlayedSuite played)
{
    private static readonly TestSuiteOptions PartiesOnly = new() { Only = "parties" };

    private const string Sheets = """{"at": "2010", "as": "party@one", "call": "saylau.parties.v1.MemberSignatureService/ImportSignatureSheets", "request": {"partyId": "one"}, "rows": {"simulation": "sheets.json", "table": "sheets"}}""";

    private const string Good = """{"at": "2009", "as": "registrar@kz", "call": "saylau.parties.v1.RegistryService/RecordParty", "request": {"partyId": "one", "jurisdiction": "kz", "kind": "PARTY_KIND_PARTY", "name": {"text": {"en": "One"}}}}""";

    [Fact]
    public async Task Played_twice_a_scenario_changes_nothing()
    {
        await using var suite = await TestSuite.Start(new() { JurisdictionsFolder = Folders.ArlandLaw });
        await suite.Play(Scenario.Read(Folders.ArlandScenario));
        var before = await suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" });
        await suite.Play(Scenario.Read(Folders.ArlandScenario));
        Assert.Equal(before, await suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" }));
        Assert.NotEqual(0u, before.Size);
    }

    [Theory]
    [InlineData("""{"at": "2009", "as": "registrar@kz", "call": "saylau.parties.v1.RegistryService/RecordParty", "request": {"partyId": "two", "jurisdiction": "nowhere", "kind": "PARTY_KIND_PARTY", "name": {"text": {"en": "Two"}}}, "expect": {"status": "PERMISSION_DENIED", "reason": "SCOPE_NOT_ALLOWED", "rules": ["some.rule"]}}""", "was expected")]
    [InlineData("""{"at": "2009", "as": "registrar@kz", "call": "saylau.parties.v1.RegistryService/RecordParty", "request": {"partyId": "two", "jurisdiction": "kz", "kind": "PARTY_KIND_PARTY", "name": {"text": {"en": "Two"}}}, "expect": {"status": "ALREADY_EXISTS", "reason": "PARTY_EXISTS"}}""", "and the call succeeded")]
    [InlineData("""{"at": "2009", "as": "registrar@kz", "call": "saylau.parties.v1.RegistryService/RecordParty", "request": {"partyId": "one", "jurisdiction": "kz", "kind": "PARTY_KIND_PARTY", "name": {"text": {"en": "Another"}}}}""", "PARTY_EXISTS")]
    [InlineData("""{"at": "2009", "as": "registrar@kz", "call": "saylau.parties.v1.RegistryService/Rename", "request": {}}""", "there is no RPC 'saylau.parties.v1.RegistryService/Rename'")]
    [InlineData("""{"at": "2009", "as": "registrar@kz", "call": "saylau.parties.v1.RegistryService/RecordParty", "request": {"partyName": "two"}}""", "partyName")]
    [InlineData("""{"at": "2009", "as": "nobody@kz", "call": "saylau.parties.v1.RegistryService/RecordParty", "request": {}}""", "'nobody@kz' is not role@scope")]
    [InlineData("""{"at": "2009", "as": """, "Unexpected end")]
    [InlineData("""{"at": "2009", "call": "saylau.parties.v1.RegistryService/RecordParty", "request": {}}""", "'as' is missing")]
    [InlineData("""{"at": "2009", "as": "party@one", "call": "saylau.parties.v1.MemberSignatureService/ImportSignatureSheets", "request": {"partyId": "one"}, "rows": "sheets/none.csv"}""", "none.csv")]
    public async Task A_line_that_does_not_go_as_it_says_stops_the_play_and_is_named(string line, string problem)
    {
        using var folder = new ScenarioFolder();
        folder.Write("calls.jsonl", $"{Good}\n\n{line}\n");
        await using var suite = await TestSuite.Start();
        var wrong = await Assert.ThrowsAsync<ScenarioException>(() => suite.Play(Scenario.Read(folder.Path)));
        Assert.Contains($"{folder.Name}/calls.jsonl:3: ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(problem, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_several_files_are_different_calls_and_are_named_by_their_file()
    {
        using var folder = new ScenarioFolder();
        folder.Write("scenario.json", """{"jurisdiction": "kz", "year": 2011, "calls": ["calls/b.jsonl", "calls/a.jsonl", "calls/c.jsonl"]}""");
        folder.Write("calls/b.jsonl", Good);
        folder.Write("calls/a.jsonl", Good.Replace("\"one\"", "\"two\"", StringComparison.Ordinal));
        folder.Write("calls/c.jsonl", Good.Replace("registrar@kz", "nobody@kz", StringComparison.Ordinal));
        await using var suite = await TestSuite.Start(PartiesOnly);
        var wrong = await Assert.ThrowsAsync<ScenarioException>(() => suite.Play(Scenario.Read(folder.Path)));
        Assert.StartsWith($"{folder.Name}/calls/c.jsonl:1: ", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(2u, (await suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" })).Size);
    }

    [Fact]
    public async Task Rows_of_a_simulation_arrive_in_chunks_and_once()
    {
        using var folder = new ScenarioFolder();
        folder.Write("sheets.json", """{"seed": 1, "about": "", "stations": {"id": "{region}-{number}", "numberDigits": 1, "sizeNoisePercent": 0, "regions": [{"region": "KZ-AST", "short": "ast", "stations": 1, "weight": 1}, {"region": "KZ-ALA", "short": "ala", "stations": 1, "weight": 2}]}, "sheets": [{"name": "all", "valid": 54321, "invalid": 1234, "sheetsPerRegion": 2100}]}""");
        folder.Write("calls.jsonl", $"{Good}\n{Sheets}");
        await using var suite = await TestSuite.Start(PartiesOnly);
        await suite.Play(Scenario.Read(folder.Path));
        await suite.Play(Scenario.Read(folder.Path));
        var counts = (await suite.AsPublic().MemberSignatures.ListSignatureCountsAsync(new() { PartyId = "one" })).Counts;
        Assert.Equal((54_321, 1_234, 4_200), (counts.Sum(count => count.Valid), counts.Sum(count => count.Invalid), counts.Sum(count => count.Sheets)));
        Assert.Equal(6u, (await suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" })).Size);
    }

    [Fact]
    public async Task When_patience_is_over_the_refusal_stands_and_a_read_may_be_a_line()
    {
        using var folder = new ScenarioFolder();
        folder.Write("calls.jsonl", $"{Good}\n{Read("one", 0)}\n{Read("two", 1)}");
        await using var suite = await TestSuite.Start(PartiesOnly);
        var wrong = await Assert.ThrowsAsync<ScenarioException>(() => suite.Play(Scenario.Read(folder.Path)));
        Assert.StartsWith($"{folder.Name}/calls.jsonl:3: ", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("PARTY_NOT_FOUND", wrong.Message, StringComparison.Ordinal);

        static string Read(string party, int patience) =>
            $$"""{"at": "2010", "as": "registrar@kz", "call": "saylau.parties.v1.RegistryService/GetParty", "request": {"partyId": "{{party}}"}, "patienceSeconds": {{patience}}}""";
    }

    [Fact]
    public async Task The_reference_scenario_keeps_every_refusal_that_it_tells_of_out_of_the_ledger()
    {
        var scenario = Scenario.Read(Folders.Scenario);
        var parties = scenario.Calls.Where(call => call.Call.StartsWith("saylau.parties.v1.", StringComparison.Ordinal)).ToArray();
        var checkpoint = await played.Suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" });
        Assert.Equal((22, 6), (scenario.Calls.Count(call => call.Expect is not null), parties.Count(call => call.Expect is not null)));
        // The decision that completes an application records the party's registration as well.
        const int Registrations = 9;
        Assert.Equal((ulong)parties.Count(call => call.Expect is null) + Registrations, checkpoint.Size);
    }
}

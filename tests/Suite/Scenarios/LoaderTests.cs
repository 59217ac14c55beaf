using Saylau.Local.Scenarios;
using Saylau.Testing;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.Scenarios;

/// <summary>A scenario goes as it says, or stops at the line that does not.</summary>
public sealed class LoaderTests(PlayedSuite played)
{
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
        var folder = Directory.CreateTempSubdirectory("saylau-scenario-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "scenario.json"), """{"jurisdiction": "kz", "year": 2011}""");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "calls.jsonl"), $"{Good}\n\n{line}\n");
            await using var suite = await TestSuite.Start();
            var wrong = await Assert.ThrowsAsync<ScenarioException>(() => suite.Play(Scenario.Read(folder.FullName)));
            Assert.Contains($"{folder.Name}/calls.jsonl:3: ", wrong.Message, StringComparison.Ordinal);
            Assert.Contains(problem, wrong.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_reference_scenario_keeps_every_refusal_that_it_tells_of_out_of_the_ledger()
    {
        var scenario = Scenario.Read(Folders.Scenario);
        var checkpoint = await played.Suite.AsPublic().Ledger.GetCheckpointAsync(new() { Ledger = "parties" });
        Assert.Equal(6, scenario.Calls.Count(call => call.Expect is not null));
        // The decision that completes an application records the party's registration as well.
        const int Registrations = 9;
        Assert.Equal((ulong)scenario.Calls.Count(call => call.Expect is null) + Registrations, checkpoint.Size);
    }
}

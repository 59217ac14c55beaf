using System.Text.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Protocols;

/// <summary>The same service under a law that has protocols accepted and entered twice, and figures compared and explained.</summary>
public sealed class StrictLawTests : IAsyncLifetime
{
    private readonly DirectoryInfo laws = Directory.CreateTempSubdirectory("saylau-strict-");
    private TestSuite suite = null!;
    private CountingWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        var (from, to) = (Path.Combine(AppContext.BaseDirectory, "jurisdictions", "kz"), Path.Combine(laws.FullName, "kz"));
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        var elections = Path.Combine(to, "elections.json");
        var law = JsonNode.Parse(await File.ReadAllTextAsync(elections))!;
        foreach (var version in law["versions"]!.AsArray())
            version!["rules"]!["protocols"] = Strict();
        await File.WriteAllTextAsync(elections, law.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        suite = await Statements.Start(laws.FullName, area: "elections");
        world = await CountingWorld.On(suite);
    }

    public async ValueTask DisposeAsync()
    {
        await suite.DisposeAsync();
        laws.Delete(recursive: true);
    }

    [Fact]
    public async Task What_comes_in_counts_once_it_is_accepted_and_is_then_corrected_from_above()
    {
        await world.Election("wait", ElectionKind.Regular, "wait-a");
        var entry = CountingWorld.Protocol("akm-1", ("wait-a", 40));
        await world.As("precinct_commission@akm-1").Protocols.ImportProtocolsAsync(CountingWorld.Import("wait", entry));
        Assert.Equal(0u, (await world.Tally("wait")).StationsCounted);
        await world.As("regional_commission@KZ-AKM").Protocols.DecideProtocolAsync(Steps.Decide("wait", "akm-1"));
        Assert.Equal(40u, (await world.Tally("wait")).Valid);

        var corrected = new CorrectProtocolRequest { RequestId = World.NewId(), OccurredOn = "2010-06-06", ElectionId = "wait", PrecinctId = "akm-1", Protocol = entry, Reason = "Misread." };
        await Refused.ByRules(world.As("precinct_commission@akm-1").Protocols.CorrectProtocolAsync(corrected), "elections.protocols.corrected_by");
        corrected.RequestId = World.NewId();
        Assert.Equal(ProtocolState.Corrected, (await world.As("regional_commission@KZ-AKM").Protocols.CorrectProtocolAsync(corrected)).Protocol.State);
    }

    [Fact]
    public async Task Nothing_is_submitted_that_was_not_entered_twice()
    {
        await world.Election("two", ElectionKind.Regular, "two-a");
        await Refused.ByRules(world.Commission.Protocols.SubmitProtocolAsync(Steps.Submit("two", "akm-1", 40)), "law.double_entry");
        await new Steps(world, "two").Do("akm-1", ProtocolAct.Enter, 40);
        await Refused.ByRules(world.Commission.Protocols.SubmitProtocolAsync(Steps.Submit("two", "akm-1", 41)), "law.double_entry");
        Assert.Equal(ProtocolState.Submitted, (await world.Commission.Protocols.SubmitProtocolAsync(Steps.Submit("two", "akm-1", 40))).Protocol.State);
    }

    [Fact]
    public async Task Figures_that_stand_out_are_warned_of_everywhere_alike_and_are_explained()
    {
        await world.Election("before", ElectionKind.Regular, "before-a", "before-b");
        await Accepted("before", CountingWorld.Protocol("akm-1", ("before-a", 60), ("before-b", 19)));
        await world.Again("after", "before-office", ElectionKind.Regular, "2010-06-08", "after-a", "after-b");
        await world.Commission.Protocols.ImportTurnoutReportsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-08",
            ElectionId = "after",
            Rows = { new TurnoutReport { PrecinctId = "akm-1", At = "20:00", Voted = 43 }, new TurnoutReport { PrecinctId = "akm-1", At = "12:00", Voted = 10 } },
        });
        await Accepted("after", CountingWorld.Protocol("akm-2", ("after-a", 70), ("after-b", 9)));
        // Of 100 voters 41 took part where 80 had, and 42 ballots were issued where 43 voters were reported; the other choice leads by less.
        var entry = CountingWorld.Protocol("akm-1", ("after-a", 20), ("after-b", 20));
        string[] warned = ["elections.protocols.hourly_turnout", "elections.protocols.previous_turnout", "elections.protocols.previous_leader", "elections.protocols.region_turnout"];

        var request = Import("after", entry);
        request.ValidateOnly = true;
        var rehearsed = await world.Commission.Protocols.ImportProtocolsAsync(request);
        (request.ValidateOnly, request.RequestId) = (false, World.NewId());
        var committed = await world.Commission.Protocols.ImportProtocolsAsync(request);
        Assert.Equal(rehearsed, committed);
        Assert.Equal(warned, Warned(committed.Findings));
        Assert.Equal("PROTOCOL_UNEXPLAINED", committed.Rows[0].Reason);

        entry.Attachments = new() { Explanation = "The road was closed by a flood." };
        var explained = await world.Commission.Protocols.ImportProtocolsAsync(Import("after", entry));
        Assert.Equal((RowOutcome.Stored, 4), (explained.Rows[0].Outcome, Warned(explained.Findings).Count()));
        Assert.Empty(Refused.Unmet(explained.Findings));
        var check = await world.Commission.Protocols.CheckProtocolAsync(new() { ElectionId = "after", PrecinctId = "akm-1", Act = ProtocolAct.Accept, AsOf = "2010-06-08" });
        Assert.Equal(warned, Warned(check.Findings));
        Assert.Empty(Refused.Unmet(check.Findings));
    }

    [Fact]
    public async Task More_voters_at_stations_than_on_the_list_are_warned_of()
    {
        await world.Election("list", ElectionKind.Regular, "list-a");
        await world.Commission.VoterLists.RecordVoterListVersionAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-05",
            ElectionId = "list",
            VersionId = "list-final",
            Stage = VoterListStage.Final,
            Entries = 180,
        });
        await Accepted("list", CountingWorld.Protocol("akm-1", ("list-a", 40)));
        var request = Import("list", CountingWorld.Protocol("ala-1", ("list-a", 40)));
        request.ValidateOnly = true;
        Assert.Equal(["elections.protocols.list_size"], Warned((await world.Commission.Protocols.ImportProtocolsAsync(request)).Findings));
        await Refused.By(world.As("regional_commission@KZ-AKM").Protocols.CheckProtocolAsync(
            new() { ElectionId = "list", PrecinctId = "ala-1", AsOf = "2010-06-06" }), StatusCode.PermissionDenied, "PRECINCT_OUT_OF_SCOPE");
    }

    [Fact]
    public async Task A_station_learns_whether_it_is_like_others_and_not_what_they_counted()
    {
        await world.Election("tall-near", ElectionKind.Regular, "tall-near-a");
        await Accepted("tall-near", CountingWorld.Protocol("akm-2", ("tall-near-a", 79)));
        var entry = CountingWorld.Protocol("akm-1", ("tall-near-a", 40));

        var own = await Check("precinct_commission@akm-1");
        Assert.Equal((Outcome.Warning, null, 41u, 100u), (own.Outcome, own.Required, own.Actual.Ratio.Numerator, own.Actual.Ratio.Denominator));
        Assert.Equal(80u, (await Check("regional_commission@KZ-AKM")).Required.Ratio.Numerator);
        Assert.Equal(80u, (await Check("central_commission@kz")).Required.Ratio.Numerator);
        var rehearsed = Import("tall-near", entry);
        rehearsed.ValidateOnly = true;
        Assert.Null((await world.As("precinct_commission@akm-1").Protocols.ImportProtocolsAsync(rehearsed)).Findings.Single(IsNear).Required);

        async Task<Finding> Check(string role) => (await world.As(role).Protocols.CheckProtocolAsync(
            new() { ElectionId = "tall-near", PrecinctId = "akm-1", AsOf = "2010-06-08", Protocol = entry })).Findings.Single(IsNear);

        static bool IsNear(Finding finding) => finding.Rule is "elections.protocols.region_turnout";
    }

    private async Task Accepted(string election, ProtocolEntry entry)
    {
        Assert.Equal(RowOutcome.Stored, (await world.Commission.Protocols.ImportProtocolsAsync(Import(election, entry))).Rows[0].Outcome);
        var decide = Steps.Decide(election, entry.PrecinctId);
        decide.OccurredOn = "2010-06-08";
        await world.Commission.Protocols.DecideProtocolAsync(decide);
    }

    private static ImportProtocolsRequest Import(string election, ProtocolEntry entry)
    {
        var request = CountingWorld.Import(election, entry);
        request.OccurredOn = "2010-06-08";
        return request;
    }

    private static IEnumerable<string> Warned(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Outcome is Outcome.Warning).Select(finding => finding.Rule);

    private static JsonObject Strict() => new()
    {
        ["acceptance"] = Flag("law.acceptance"),
        ["doubleEntry"] = Flag("law.double_entry"),
        ["explainWarnings"] = Flag("law.explain"),
        ["hourlyTurnout"] = Flag("law.hourly"),
        ["previousTurnout"] = Share("law.previous_turnout"),
        ["previousLeader"] = Share("law.previous_leader"),
        ["regionTurnout"] = Share("law.region_turnout"),
        ["listSize"] = Share("law.list_size"),
    };

    private static JsonObject Flag(string rule) => new() { ["rule"] = rule, ["required"] = true, ["citation"] = new JsonObject { ["text"] = "A law for this test" } };

    private static JsonObject Share(string rule) => new()
    {
        ["rule"] = rule,
        ["share"] = new JsonObject { ["numerator"] = 1, ["denominator"] = 10 },
        ["citation"] = new JsonObject { ["text"] = "A law for this test" },
    };
}

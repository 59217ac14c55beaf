using Newtonsoft.Json.Linq;
using Saylau.Local.Scenarios;

namespace Saylau.Tests.Suite.Report;

/// <summary>Changes to a scenario in memory: one record other than in the files.</summary>
internal static class Changes
{
    /// <summary>Changes the request of the one call of this RPC whose field has this value.</summary>
    public static Scenario Edit(Scenario scenario, string rpc, string field, string value, Action<JObject> edit)
    {
        var original = scenario.Calls.Single(call => Is(call, rpc, field, value) && call.Expect is null);
        var request = (JObject)original.Request.DeepClone();
        edit(request);
        return scenario with { Calls = [.. scenario.Calls.Select(call => call == original ? call with { Request = request } : call)] };
    }

    /// <summary>Changes the request of every call of an RPC.</summary>
    public static Scenario EditAll(Scenario scenario, Func<ScenarioCall, JObject> edit) =>
        scenario with { Calls = [.. scenario.Calls.Select(call => call with { Request = edit(call) })] };

    /// <summary>Adds a row to the one sheet file of this party.</summary>
    public static Scenario AddSheet(Scenario scenario, string party, string region, int valid)
    {
        var original = scenario.Calls.Single(call => Is(call, "ImportSignatureSheets", "partyId", party));
        var sheet = new JObject { ["sheet"] = "one-more", ["region"] = region, ["valid"] = valid, ["invalid"] = 0, ["collector"] = "one more" };
        return scenario with { Calls = [.. scenario.Calls.Select(call => call == original ? call with { Rows = [.. call.Rows, sheet] } : call)] };
    }

    /// <summary>Changes the first row of a bulk import that a test is about.</summary>
    public static Scenario EditRow(Scenario scenario, string rpc, string field, string value, Func<JObject, bool> about, Action<JObject> edit)
    {
        var original = scenario.Calls.Single(call => Is(call, rpc, field, value) && call.Rows.Any(about));
        var old = original.Rows.First(about);
        var row = (JObject)old.DeepClone();
        edit(row);
        return scenario with { Calls = [.. scenario.Calls.Select(call => call == original ? call with { Rows = [.. call.Rows.Select(each => each == old ? row : each)] } : call)] };
    }

    /// <summary>Adds a call at the end; its line is one that no file has.</summary>
    public static Scenario Add(Scenario scenario, string at, string capacity, string rpc, JObject request) =>
        scenario with { Calls = [.. scenario.Calls, new(10_000 + scenario.Calls.Count, at, capacity, rpc, request, null, [])] };

    /// <summary>Leaves out the one call of this RPC whose field has this value.</summary>
    public static Scenario Remove(Scenario scenario, string rpc, string field, string value)
    {
        var left = scenario.Calls.Where(call => !Is(call, rpc, field, value) || call.Expect is not null).ToArray();
        Assert.Equal(scenario.Calls.Count - 1, left.Length);
        return scenario with { Calls = left };
    }

    private static bool Is(ScenarioCall call, string rpc, string field, string value) =>
        call.Call.EndsWith($"/{rpc}", StringComparison.Ordinal) && string.Equals((string?)call.Request[field], value, StringComparison.Ordinal);
}

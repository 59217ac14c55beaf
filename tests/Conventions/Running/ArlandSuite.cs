using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Local.Scenarios;
using Saylau.Platform.Access;
using Saylau.Testing;
using Saylau.Tests.Conventions.Code;
using Saylau.Tests.Conventions.Running;

[assembly: AssemblyFixture(typeof(ArlandSuite))]

namespace Saylau.Tests.Conventions.Running;

/// <summary>A running suite with the whole record of an invented country. Tests ask it, rehearse and are refused; nothing changes it.</summary>
public sealed class ArlandSuite : IAsyncLifetime
{
    public const string Jurisdiction = "arland";

    private static readonly string Country = Path.Combine(Repository.Root, "tests", "countries", "arland");

    /// <summary>Where the invented country's law is.</summary>
    public static string JurisdictionsFolder { get; } = Path.Combine(Country, "jurisdictions");

    public TestSuite Suite { get; private set; } = null!;

    public Scenario Scenario { get; } = Scenario.Read(Path.Combine(Country, "scenarios", "arland-2020"));

    public async ValueTask InitializeAsync()
    {
        Suite = await TestSuite.Start(new() { JurisdictionsFolder = JurisdictionsFolder });
        await Suite.Play(Scenario);
    }

    public ValueTask DisposeAsync() => Suite.DisposeAsync();

    /// <summary>The service of the parties alone, with something changed in how it answers. What it says about that is no news.</summary>
    internal static Task<TestSuite> Planted(Action<GrpcServiceOptions> plant) => TestSuite.Start(new()
    {
        JurisdictionsFolder = JurisdictionsFolder,
        Only = "parties",
        Over = (_, builder) =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Configure(plant);
        },
    });

    /// <summary>Leaves the gate open.</summary>
    internal static void WithoutGate(GrpcServiceOptions grpc) =>
        grpc.Interceptors.Remove(grpc.Interceptors.Single(found => found.Type == typeof(AdmissionInterceptor)));

    /// <summary>The first call of an RPC that succeeds in the scenario; null if it has none.</summary>
    public ScenarioCall? FirstOf(MethodDescriptor rpc) => FirstOf(Scenario, rpc);

    public static ScenarioCall? FirstOf(Scenario scenario, MethodDescriptor rpc) =>
        scenario.Calls.FirstOrDefault(call => call.Expect is null && DynamicCall.Find(call.Call) == rpc);

    /// <summary>A line of the scenario as a rehearsal under a request_id of its own.</summary>
    public static IMessage Rehearsal(ScenarioCall call)
    {
        var json = (JObject)call.Request.DeepClone();
        if (call.Rows.Count > 0)
            json["rows"] = new JArray(call.Rows.Take(5));
        json["requestId"] = Requests.FreshId();
        json["validateOnly"] = true;
        return Contract.JsonReader.Parse(json.ToString(), DynamicCall.Find(call.Call)!.InputType);
    }

    /// <summary>A grant for every role that an RPC names, each for this scope.</summary>
    public static string[] EveryRoleOf(MethodDescriptor rpc, string scope = Jurisdiction) =>
        [.. Contract.AccessOf(rpc)!.Allow.Select(grant => Grant(grant.Role, scope)).Distinct(StringComparer.Ordinal)];

    public static string Grant(Role role, string scope) => new RoleGrant(role, scope).ToString();
}

using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Local.Scenarios;
using Saylau.Parties.V1;
using Saylau.Testing;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.Telemetry;

/// <summary>The suite with a collector behind it, after a load: the invented country's year, a report, and calls of its own.</summary>
public sealed class ObservedSuite : IAsyncLifetime
{
    /// <summary>A name that must be in no span and no log.</summary>
    internal const string PersonName = "Peregrine Unmistakable";

    private static readonly string[] Grants = ["party@ar-harbour", "archive@arland"];
    private Collector? collector;
    private TestSuite? suite;

    /// <summary>The suite.</summary>
    internal TestSuite Suite => suite!;

    /// <summary>What the suite sends its telemetry to.</summary>
    internal Collector Collector => collector!;

    /// <summary>The trace of a nomination over gRPC.</summary>
    internal string Grpc { get; private set; } = "";

    /// <summary>The trace of a nomination over JSON.</summary>
    internal string Json { get; private set; } = "";

    /// <summary>The trace of a report.</summary>
    internal string Report { get; private set; } = "";

    /// <summary>The trace of a refused call.</summary>
    internal string Refused { get; private set; } = "";

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        collector = await Collector.Start();
        suite = await TestSuite.Start(new()
        {
            JurisdictionsFolder = Folders.ArlandLaw,
            Over = (area, builder) =>
            {
                // A broker that is away: the relay says how much waits all the same.
                builder.Configuration["Saylau:Relay:Url"] = area is "parties" ? "nats://127.0.0.1:9" : "";
                builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address;
                builder.Configuration["OTEL_BSP_SCHEDULE_DELAY"] = "200";
                builder.Configuration["OTEL_BSP_MAX_QUEUE_SIZE"] = "100000";
                builder.Configuration["OTEL_BLRP_SCHEDULE_DELAY"] = "200";
                builder.Configuration["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
                // Refusals are told at the level of information.
                builder.Logging.AddFilter<OpenTelemetryLoggerProvider>("Saylau.Audit", LogLevel.Information);
            },
        });
        await suite.Play(Scenario.Read(Folders.ArlandScenario));
        var clients = suite.As(Grants);
        Grpc = await Traced(() => clients.Nominations.NominateCandidateAsync(Nomination("grpc")).ResponseAsync);
        Json = await Traced(NominateOverJson);
        Report = await Traced(() => Reports.Of(suite, "arland", 2020));
        Refused = await Traced(() => Assert.ThrowsAsync<RpcException>(
            () => clients.Nominations.NominateCandidateAsync(Nomination("grpc")).ResponseAsync));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (suite is not null)
            await suite.DisposeAsync();
        if (collector is not null)
            await collector.DisposeAsync();
    }

    /// <summary>Calls as a part of a trace of the caller's, and returns the trace's id.</summary>
    private static async Task<string> Traced(Func<Task> call)
    {
        using var caller = new Activity("a caller").SetIdFormat(ActivityIdFormat.W3C);
        caller.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        caller.Start();
        await call();
        return caller.TraceId.ToHexString();
    }

    /// <summary>Records parties, so many at once.</summary>
    internal Task WriteAtOnce(int writers) => Task.WhenAll(Enumerable.Range(0, writers).Select(async _ => await Suite.As(Role.Registrar, "arland").Registry.RecordPartyAsync(Party())));

    /// <summary>A request to record a new party.</summary>
    internal static RecordPartyRequest Party()
    {
        var id = NewId();
        return new() { RequestId = id, PartyId = $"ar-{id}", Jurisdiction = "arland", Kind = PartyKind.Party, Name = new() { Text = { ["en"] = "A party of the load" } } };
    }

    /// <summary>A new id.</summary>
    internal static string NewId() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString();

    private async Task NominateOverJson()
    {
        using var http = new HttpClient { BaseAddress = Suite.Services.Web };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Suite.Services.Issuer.Token("a party over JSON", Grants));
        using var body = new StringContent(Contract.Json.Format(Nomination("json")), new MediaTypeHeaderValue("application/json"));
        using var answer = await http.PostAsync(new Uri("/elections/v1/elections/ar-2020-assembly/candidates", UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static NominateCandidateRequest Nomination(string id) => new()
    {
        RequestId = NewId(),
        OccurredOn = "2020-07-10",
        Source = new() { Provenance = Provenance.Simulated, Citation = "Arland is an invented country." },
        ElectionId = "ar-2020-assembly",
        CandidateId = $"ar-list-observed-{id}",
        Person = new() { PersonId = $"ar-observed-{id}", Name = new() { Text = { ["en"] = PersonName } } },
        Nominator = Nominator.Party,
        PartyId = "ar-harbour",
        ListSize = 15,
    };
}

/// <summary>The tests that share the observed suite.</summary>
[CollectionDefinition("The observed suite")]
public sealed class ObservedSuiteTests : ICollectionFixture<ObservedSuite>;

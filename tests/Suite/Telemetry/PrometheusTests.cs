using System.Globalization;
using System.Text.RegularExpressions;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.Telemetry;

/// <summary>A real Prometheus scrapes the suite under a load, and has what dashboards and alerts ask for.</summary>
[Collection("The observed suite")]
public sealed partial class PrometheusTests(ObservedSuite observed)
{
    [Fact]
    public async Task What_dashboards_and_alerts_ask_for_is_there_after_a_load()
    {
        await using var prometheus = await RunningPrometheus.Start(Tools.Require("prometheus"), observed.Suite.Services.Operations);
        var enough = new Enough();
        var load = Load(enough);
        try
        {
            // Every target answers, and each shows what is its own.
            Assert.Equal(["elections", "gateway", "observers", "parliament", "parties"], await Services(prometheus, "up == 1"));
            Assert.Equal(["elections"], await Services(prometheus, "saylau_protocols_total"));
            Assert.Equal(["gateway"], await Services(prometheus, "saylau_report_sections_total"));
            Assert.Equal(["parliament"], await Services(prometheus, "saylau_ledger_follower_lag"));
            Assert.Equal(["elections", "observers", "parliament", "parties"], await Services(prometheus, "saylau_ledger_queue_capacity"));
            Assert.NotEmpty(await prometheus.Until("saylau_rule_violations_total{saylau_rule=\"elections.nominations.self_nomination\", saylau_area=\"elections\"}", series => series.Count > 0));

            var queries = Dashboards.Queries();
            Assert.True(queries.Count > 20, "The dashboards were not found.");
            Assert.Empty(await Dashboards.WithoutSeries(prometheus, queries));
            Assert.Equal("planted", Assert.Single(await Dashboards.WithoutSeries(
                prometheus, [new("planted", "", "saylau_ledger_batch_sise_sum"), new("kept", "", "up")], attempts: 2)).Dashboard);

            Assert.Empty(await UnknownIn(prometheus, AlertRules.Text));
            Assert.Equal(["saylau_redy"], await UnknownIn(prometheus, "expr: saylau_redy == 0"));
            Assert.Empty(await prometheus.Query("ALERTS{alertstate=\"firing\"}"));
        }
        finally
        {
            enough.IsReached = true;
            await load;
        }
    }

    private static async Task<IEnumerable<string>> Services(RunningPrometheus prometheus, string query) =>
        (await prometheus.Until(query, series => series.Count > 0)).Select(series => (string)series["metric"]!["service"]!)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The metrics that a text of rules names and that a Prometheus has never seen.</summary>
    private static async Task<IEnumerable<string>> UnknownIn(RunningPrometheus prometheus, string rules)
    {
        var known = (await prometheus.Query("group by (__name__) ({job=\"saylau\"})")).Select(series => (string)series["metric"]!["__name__"]!).ToHashSet(StringComparer.Ordinal);
        return AlertRules.Expressions(rules).SelectMany(expression => Metric().Matches(Labels().Replace(expression, ""))).Select(match => match.Value)
            .Where(name => !known.Contains(name)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Reports, writes that are kept and writes that are refused, until it is enough.</summary>
    private async Task Load(Enough enough)
    {
        var (registrar, commission) = (observed.Suite.As(Role.Registrar, "arland"), observed.Suite.As(Role.CentralCommission, "arland"));
        for (var number = 0; !enough.IsReached; number++)
        {
            await Reports.Of(observed.Suite, "arland", 2020);
            await registrar.Registry.RecordPartyAsync(ObservedSuite.Party());
            await Assert.ThrowsAsync<RpcException>(() => commission.Nominations.NominateCandidateAsync(SelfNomination(number)).ResponseAsync);
            await Task.Delay(50);
        }
    }

    private static NominateCandidateRequest SelfNomination(int number) => new()
    {
        RequestId = ObservedSuite.NewId(),
        ElectionId = "ar-2020-assembly",
        CandidateId = string.Create(CultureInfo.InvariantCulture, $"ar-load-{number}"),
        Person = new() { PersonId = "ar-load", Name = new() { Text = { ["en"] = "Somebody" } } },
        Nominator = Nominator.Self,
    };

    /// <summary>Calls are not broken off: what they leave half done would be measured as failed.</summary>
    private sealed class Enough
    {
        public bool IsReached { get; set; }
    }

    [GeneratedRegex(@"\b(saylau|rpc|dotnet|http)_[a-z_]+(?=[\s{\[)]|$)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Metric();

    [GeneratedRegex(@"\b(by|on) \([^)]*\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Labels();
}

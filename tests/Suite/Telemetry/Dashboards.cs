using Newtonsoft.Json.Linq;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.Telemetry;

/// <summary>A query of a dashboard, as Grafana would send it.</summary>
internal sealed record PanelQuery(string Dashboard, string Panel, string Expression)
{
    /// <summary>Where it stands, for whoever must mend it.</summary>
    public override string ToString() => $"{Dashboard} / {Panel}: {Expression}";
}

/// <summary>The dashboards that are deployed.</summary>
internal static class Dashboards
{
    /// <summary>Every query of every panel, and those of the variables.</summary>
    public static IReadOnlyList<PanelQuery> Queries() =>
        [.. Directory.EnumerateFiles(Path.Combine(Folders.Root, "deploy", "grafana", "dashboards"), "*.json").SelectMany(Of)];

    /// <summary>The queries that a Prometheus has no series for, though it is asked again for a while.</summary>
    public static async Task<IReadOnlyList<PanelQuery>> WithoutSeries(RunningPrometheus prometheus, IEnumerable<PanelQuery> queries, int attempts = 60)
    {
        var empty = new List<PanelQuery>();
        foreach (var query in queries)
        {
            if (await prometheus.Until(query.Expression, series => series.Count > 0, attempts) is [])
                empty.Add(query);
        }

        return empty;
    }

    private static IEnumerable<PanelQuery> Of(string file)
    {
        var dashboard = JsonDoor.Parse(File.ReadAllText(file));
        var title = (string)dashboard["title"]!;
        foreach (var variable in dashboard["templating"]!["list"]!)
            yield return new(title, $"${variable["name"]}", SeriesOf((string)variable["query"]!["query"]!));
        foreach (var panel in dashboard["panels"]!)
        {
            foreach (var target in panel["targets"]!)
                yield return new(title, (string)panel["title"]!, Resolve((string)target["expr"]!));
        }
    }

    /// <summary>Grafana's variables, as they are when a dashboard is opened.</summary>
    private static string Resolve(string expression) => expression
        .Replace("$__rate_interval", "1m", StringComparison.Ordinal)
        .Replace("$service", ".+", StringComparison.Ordinal);

    /// <summary>The series behind <c>label_values(series, label)</c>.</summary>
    private static string SeriesOf(string query) => query["label_values(".Length..query.IndexOf(',', StringComparison.Ordinal)];
}

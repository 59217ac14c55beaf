namespace Saylau.Tests.Conventions.Deployment;

/// <summary>Who may reach whom: the call graph of the design, and what each overlay adds to it.</summary>
internal static class AllowedCalls
{
    private static readonly string[] Records = ["elections", "observers", "parliament", "parties"];

    /// <summary>What an overlay may let through; the base is as the embedded one.</summary>
    public static HashSet<string> Of(string overlay) => new(overlay switch
    {
        // Until an operator says where the provider and the server are, they may be anywhere, at their ports.
        Overlays.Embedded => [.. Among, .. Identity, .. Services("anywhere:443")],
        Overlays.SqlServer => [.. Among, .. Identity, .. SqlServer, .. Services("anywhere:443"), .. Keepers("anywhere:1433")],
        Overlays.Example => [.. Among, .. Identity, .. SqlServer, .. Services("opentelemetry-collector:4317")],
        _ => throw new ArgumentOutOfRangeException(nameof(overlay), overlay, "It has no call graph."),
    }, StringComparer.Ordinal);

    private static IEnumerable<string> Among =>
    [
        "elections → parties:5000",
        "observers → elections:5000",
        "observers → parties:5000",
        "parliament → elections:5000",
        "parliament → parties:5000",
        .. Records.Select(area => $"gateway → {area}:5000"),
        .. Records.Append("gateway").Select(service => $"prometheus → {service}:9090"),
        // Prometheus is a stranger too, so it sees the front door as well.
        "prometheus → gateway:8080",
        "prometheus → gateway:8081",
        "stranger → gateway:8080",
        "stranger → gateway:8081",
        .. Services("dns:53"),
    ];

    private static IEnumerable<string> Identity => Services("identity:443");

    private static IEnumerable<string> SqlServer => [.. Keepers("sqlserver:1433"), .. Migrations.Select(job => $"{job} → dns:53")];

    private static IEnumerable<string> Migrations => Records.Select(area => $"{area}-migration");

    private static IEnumerable<string> Services(string called) => Records.Append("gateway").Select(service => $"{service} → {called}");

    private static IEnumerable<string> Keepers(string called) => Records.Concat(Migrations).Select(keeper => $"{keeper} → {called}");
}

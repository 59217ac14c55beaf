using System.Diagnostics.Metrics;
using Saylau.Platform.Hosting;

namespace Saylau.Platform.Errors;

/// <summary>Counts what was refused: by its reason, and by each rule that was violated.</summary>
public sealed class RefusalMeters
{
    private readonly Counter<long> refusals, violations;
    private readonly KeyValuePair<string, object?> area;

    /// <summary>Begins to count.</summary>
    public RefusalMeters(IMeterFactory meters, ServiceIdentity identity)
    {
        var meter = meters.Create("Saylau.Refusals");
        area = new("saylau.area", identity.Area);
        refusals = meter.CreateCounter<long>("saylau.refusals", "{call}", "Refused calls, by the reason in ErrorInfo.");
        violations = meter.CreateCounter<long>("saylau.rule.violations", "{finding}", "Refused calls by each rule that they violated.");
    }

    /// <summary>A call was refused.</summary>
    public void Count(string reason, IEnumerable<string> rules)
    {
        refusals.Add(1, area, new("saylau.reason", reason));
        foreach (var rule in rules)
            violations.Add(1, area, new("saylau.rule", rule));
    }
}

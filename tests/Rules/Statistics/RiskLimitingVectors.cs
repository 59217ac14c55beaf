using System.Globalization;
using System.Text.Json;

namespace Saylau.Tests.Rules.Statistics;

/// <summary>Published figures of risk-limiting audits, which lie beside the repository where they are there at all.</summary>
internal static class RiskLimitingVectors
{
    /// <summary>The vectors; the test is shown as skipped where there are none.</summary>
    public static JsonElement Read()
    {
        var file = Find(AppContext.BaseDirectory);
        Assert.SkipWhen(file is null, "shared/data/rla/rla_vectors.json is not in any folder above the tests.");
        return JsonDocument.Parse(File.ReadAllText(file!)).RootElement;
    }

    /// <summary>A share that is written as a decimal or as a fraction, as votes of winner and loser.</summary>
    public static (long Winner, long Loser) Votes(JsonElement share)
    {
        if (share.ValueKind is JsonValueKind.Number)
        {
            var winner = (long)Math.Round(share.GetDouble() * 100_000);
            return (winner, 100_000 - winner);
        }

        var parts = share.GetString()!.Split('/').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return (parts[0], parts[1] - parts[0]);
    }

    private static string? Find(string? folder)
    {
        if (folder is null)
            return null;
        var file = Path.Combine(folder, "shared", "data", "rla", "rla_vectors.json");
        return File.Exists(file) ? file : Find(Path.GetDirectoryName(folder));
    }
}

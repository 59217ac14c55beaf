namespace Saylau.Tests.Suite.Telemetry;

public sealed class AlertRuleTests
{
    private static readonly string Rules = Path.Combine(AlertRules.Folder, "alerts.yml"), Cases = Path.Combine(AlertRules.Folder, "alerts.test.yml");

    [Fact]
    public async Task The_configuration_and_the_rules_are_valid()
    {
        var promtool = Tools.Require("promtool");

        Assert.Equal((0, ""), await Problems(promtool, "check", "config", Path.Combine(AlertRules.Folder, "prometheus.yml")));
        Assert.Equal((0, ""), await Problems(promtool, "check", "rules", Rules));
    }

    [Fact]
    public async Task Every_alert_fires_where_it_should_and_is_quiet_where_it_should() =>
        Assert.Equal((0, ""), await Problems(Tools.Require("promtool"), "test", "rules", Cases));

    [Theory]
    [InlineData("saylau_ready == 0", "saylau_ready == 2", "SaylauNotReady fires")]
    [InlineData("/ saylau_ledger_queue_capacity > 0.8", "/ saylau_ledger_queue_capacity > 0.6", "SaylauQueueNearlyFull is quiet")]
    public async Task A_rule_that_is_wrong_is_found(string right, string wrong, string found)
    {
        var promtool = Tools.Require("promtool");
        var folder = Directory.CreateTempSubdirectory("saylau-rules-");
        try
        {
            Assert.Contains(right, AlertRules.Text, StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "alerts.yml"), AlertRules.Text.Replace(right, wrong, StringComparison.Ordinal));
            File.Copy(Cases, Path.Combine(folder.FullName, "alerts.test.yml"));
            var (code, output) = await Tools.Run(promtool, "test", "rules", Path.Combine(folder.FullName, "alerts.test.yml"));

            Assert.NotEqual(0, code);
            Assert.Contains($"name: {found}", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_alert_is_tested_both_ways_and_says_what_to_do()
    {
        var cases = File.ReadAllText(Cases);
        var names = AlertRules.Names(AlertRules.Text).ToArray();

        Assert.Equal(13, names.Length);
        Assert.All(names, name => Assert.Contains($"name: {name} fires\n", cases, StringComparison.Ordinal));
        Assert.All(names, name => Assert.Contains($"name: {name} is quiet\n", cases, StringComparison.Ordinal));
        Assert.Empty(AlertRules.Incomplete(AlertRules.Text));
        Assert.Equal(["SaylauBug: runbook_url"], AlertRules.Incomplete(AlertRules.Text.Replace("#alert-saylaubug", "#alert-bug", StringComparison.Ordinal)));
        Assert.Equal(["SaylauBug: severity"], AlertRules.Incomplete(
            "[{ alert: SaylauBug, labels: { severity: loud }, annotations: { summary: s, description: d, runbook_url: docs/operations.md#alert-saylaubug } }]"));
    }

    [Fact]
    public async Task Every_alert_has_its_section_in_the_handbook()
    {
        var handbook = Path.Combine(Folders.Root, "docs", "operations.md");
        var lines = await File.ReadAllLinesAsync(handbook);

        Assert.All(AlertRules.Names(AlertRules.Text), name => Assert.Contains($"### Alert {name}", lines));
    }

    private static async Task<(int Code, string Output)> Problems(string promtool, params string[] arguments)
    {
        var (code, output) = await Tools.Run(promtool, arguments);
        return (code, code == 0 ? "" : output);
    }
}

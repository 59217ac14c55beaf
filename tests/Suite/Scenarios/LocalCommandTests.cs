using System.Diagnostics;
using System.Text.RegularExpressions;
using Saylau.Tests.Suite.Report;

namespace Saylau.Tests.Suite.Scenarios;

/// <summary>The program on one machine, as its user starts it.</summary>
public sealed partial class LocalCommandTests(PlayedSuite played)
{
    [Fact]
    public async Task With_report_only_it_prints_the_report_and_nothing_else()
    {
        var (code, output, error) = await Run("--report-only");
        Assert.Equal((0, ""), (code, error));
        // Each ledger's checkpoint is signed with the run's own key and over its own salts; all else is the same record.
        Assert.Equal(WithoutCheckpoints(played.Report.Markdown), WithoutCheckpoints(output));
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        var (code, output, error) = await Run("--help");
        Assert.Equal((0, ""), (code, error));
        Assert.All((string[])["--scenario", "--jurisdiction ", "--jurisdictions", "--data", "--language", "--report-only"],
            option => Assert.Contains(option, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scenario_that_is_not_there_ends_it_with_one_clear_sentence()
    {
        var missing = Path.Combine(AppContext.BaseDirectory, "no-such-scenario");
        var (code, output, error) = await Run("--report-only", "--scenario", missing);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(Path.Combine(missing, "scenario.json") + ": ", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Data_that_is_kept_is_there_at_the_next_start_which_adds_nothing()
    {
        var data = Directory.CreateTempSubdirectory("saylau-data-");
        try
        {
            string[] arguments = ["--report-only", "--data", data.FullName, "--scenario", Folders.ArlandScenario, "--jurisdictions", Folders.ArlandLaw];
            var first = await Run(arguments);
            Assert.Equal((0, ""), (first.Code, first.Error));
            Assert.True(File.Exists(Path.Combine(data.FullName, "parties.db")));
            // The same report with the same signed checkpoint: same size, same root, same key.
            Assert.Equal(first, await Run(arguments));
            Assert.Matches("localhost/saylau/parties\n[1-9][0-9]*\n", first.Output);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Saylau.Local.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static string WithoutCheckpoints(string markdown)
    {
        Assert.NotEmpty(Checkpoint().Matches(markdown));
        return Checkpoint().Replace(markdown, "");
    }

    [GeneratedRegex("```\\nlocalhost/saylau/[a-z]+\\n.*?```", RegexOptions.Singleline, 1000)]
    private static partial Regex Checkpoint();
}

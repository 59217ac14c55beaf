using System.CommandLine;
using Grpc.Core;
using Saylau.Client;
using Saylau.Gateway.V1;
using Saylau.Local.Scenarios;
using Saylau.Local.Suite;
using Spectre.Console;

namespace Saylau.Local;

/// <summary>Starts the suite on this machine, plays a scenario into it, and prints the country's report.</summary>
public static class LocalCommand
{
    // Progress and addresses go to standard error, so that standard output is the report and nothing else.
    private static readonly IAnsiConsole Progress = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Runs the command line. Returns 0; 1 where the scenario or the data is wrong.</summary>
    public static Task<int> Run(string[] args)
    {
        var scenario = new Option<DirectoryInfo>("--scenario") { Description = "The scenario's folder.", HelpName = "DIR", DefaultValueFactory = _ => new(Shipped("scenarios/kz-2011")) };
        var jurisdiction = new Option<string?>("--jurisdiction") { Description = "The jurisdiction whose law applies; the scenario's own if absent.", HelpName = "CODE" };
        var jurisdictions = new Option<DirectoryInfo>("--jurisdictions") { Description = "The folder with one folder per jurisdiction.", HelpName = "DIR", DefaultValueFactory = _ => new(Shipped("jurisdictions")) };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Where the databases are kept; a fresh temporary folder if absent.", HelpName = "DIR" };
        var language = new Option<string>("--language") { Description = "The report's language; the jurisdiction's first if absent.", HelpName = "TAG", DefaultValueFactory = _ => "" };
        var reportOnly = new Option<bool>("--report-only") { Description = "Print the report as Markdown on standard output, and nothing else, and end." };
        var command = new RootCommand("Saylau on this machine: starts every service on loopback over SQLite, plays a scenario through the public API, and prints the country's report.")
        {
            scenario, jurisdiction, jurisdictions, data, language, reportOnly,
        };
        command.SetAction((line, cancellation) => Guarded(new(
            line.GetRequiredValue(scenario).FullName, line.GetValue(jurisdiction), line.GetRequiredValue(jurisdictions).FullName,
            line.GetValue(data)?.FullName, line.GetRequiredValue(language), line.GetValue(reportOnly)), cancellation));
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> Guarded(Choices choices, CancellationToken cancellation)
    {
        var fresh = choices.Data is null ? Directory.CreateTempSubdirectory("saylau-") : null;
        try
        {
            await Run(choices, choices.Data ?? fresh!.FullName, cancellation);
            return 0;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception wrong) when (wrong is ScenarioException or InvalidOperationException or RpcException)
        {
            await Console.Error.WriteLineAsync(wrong is RpcException rpc ? rpc.Status.Detail : wrong.Message);
            return 1;
        }
        finally
        {
            fresh?.Delete(recursive: true);
        }
    }

    private static async Task Run(Choices choices, string data, CancellationToken cancellation)
    {
        var scenario = Scenario.Read(choices.Scenario, choices.Jurisdiction);
        await using var suite = await LocalSuite.Start(new()
        {
            DataFolder = data,
            JurisdictionsFolder = choices.Jurisdictions,
            PreferDocumentedPorts = !choices.ReportOnly,
        }, cancellation);
        using var channel = new SaylauChannel(suite.Gateway);
        await Play(new ScenarioLoader(channel.Invoker, suite.Issuer), scenario, choices.ReportOnly, cancellation);
        var report = await new ReportService.ReportServiceClient(channel.Invoker).GetCountryReportAsync(
            new() { Jurisdiction = scenario.Jurisdiction, Year = (uint)scenario.Year, Language = choices.Language }, cancellationToken: cancellation);
        Console.Out.Write(report.Markdown);
        if (choices.ReportOnly)
            return;
        PrintAddresses(suite, data, scenario.Jurisdiction);
        await suite.WaitForShutdown();
    }

    private static async Task Play(ScenarioLoader loader, Scenario scenario, bool silent, CancellationToken cancellation)
    {
        if (silent)
        {
            await loader.Play(scenario, cancellation: cancellation);
            return;
        }

        await Progress.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask($"{scenario.Name}: {scenario.Calls.Count} calls", maxValue: scenario.Calls.Count);
            await loader.Play(scenario, _ => task.Increment(1), cancellation);
        });
    }

    private static void PrintAddresses(LocalSuite suite, string data, string jurisdiction)
    {
        Console.Error.WriteLine();
        Console.Error.WriteLine("The suite is up. Ctrl+C stops it.");
        Console.Error.WriteLine($"  JSON      {suite.Web}            for example  {suite.Web}parties/v1/parties?jurisdiction={jurisdiction}");
        Console.Error.WriteLine($"  tokens    {suite.Web}development/token?subject=me&grant=registrar@{jurisdiction}");
        foreach (var (area, address) in suite.Addresses.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            Console.Error.WriteLine($"  gRPC      {address,-28} {area,-10} health and metrics {suite.Operations[area]}");
        Console.Error.WriteLine($"  data      {data}");
    }

    private static string Shipped(string path) => Path.Combine(AppContext.BaseDirectory, path);

    private sealed record Choices(string Scenario, string? Jurisdiction, string Jurisdictions, string? Data, string Language, bool ReportOnly);
}

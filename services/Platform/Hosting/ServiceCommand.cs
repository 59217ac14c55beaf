using System.CommandLine;
using System.Data.Common;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Saylau.Platform.Data;

namespace Saylau.Platform.Hosting;

/// <summary>The command line of a service's program: runs the service, or does one thing for those who operate it.</summary>
public static class ServiceCommand
{
    private const string AsItShouldBe = "The database has the schema of this version.";

    /// <summary>Runs the command line. Returns 0, or 1 with the reason on standard error.</summary>
    /// <param name="args">Options; everything else is a setting, for example <c>--Saylau:Listen:OperationsPort=9191</c>.</param>
    /// <param name="build">What the service is made of.</param>
    public static Task<int> Run(string[] args, Func<string[], Action<WebApplicationBuilder>?, WebApplication> build)
    {
        var migrate = new Option<bool>("--migrate") { Description = "Bring the database to the schema of this version, and end." };
        var check = new Option<bool>("--check-schema") { Description = "Say how the database differs from the schema of this version, and end: 0 if it does not." };
        var probe = new Option<bool>(Probe.Option) { Description = "Ask the service that runs here whether it is ready, and end: 0 if it is." };
        var service = build.Method.Module.Assembly;
        var command = new RootCommand($"{service.GetName().Name}: a service of Saylau. Its settings come from the environment (Saylau__…) or from here (--Saylau:…=…).")
        {
            TreatUnmatchedTokensAsErrors = false,
            Options = { probe },
        };
        if (Migrations.Has(service))
        {
            command.Add(migrate);
            command.Add(check);
        }

        command.SetAction((line, _) =>
        {
            string[] settings = [.. line.UnmatchedTokens];
            if (line.GetValue(migrate))
                return Told(() => Task.FromResult(Migrate(settings, service)));
            if (line.GetValue(check))
                return Told(() => Task.FromResult(Check(settings, service)));
            return line.GetValue(probe) ? Probe.Run(settings) : Told(() => Serve(build, settings));
        });
        return command.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = null });
    }

    private static async Task<int> Serve(Func<string[], Action<WebApplicationBuilder>?, WebApplication> build, string[] settings)
    {
        await using var host = build(settings, null);
        await host.StartAsync();
        await host.WaitForShutdownAsync();
        return 0;
    }

    private static int Migrate(string[] settings, Assembly service)
    {
        using var logs = LoggerFactory.Create(log => log.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        using var database = Configured(settings);
        Migrations.Run(database, service, logs.CreateLogger(service.GetName().Name!));
        Console.WriteLine(AsItShouldBe);
        return 0;
    }

    private static int Check(string[] settings, Assembly service)
    {
        using var database = Configured(settings);
        var problems = SchemaCheck.Problems(database, service);
        if (problems.Count == 0)
            Console.WriteLine(AsItShouldBe);
        foreach (var problem in problems)
            Console.Error.WriteLine(problem);
        return problems.Count > 0 ? 1 : 0;
    }

    // Who migrates needs no identity, no keys and no law: only the database is asked for.
    private static Database Configured(string[] settings) => new(Options.Create(SecretFiles.SettingsOf(settings)
        .GetSection("Saylau:Database").Get<DatabaseOptions>() ?? new()));

    // What is configured wrongly is told in a sentence. While a host starts its log has the rest.
    private static async Task<int> Told(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or DbException or EvolveDb.EvolveException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }
}

using System.Reflection;
using Saylau.Platform.Data;

namespace Saylau.Local.Suite;

/// <summary>How a suite in one process is started.</summary>
public sealed record LocalSuiteOptions
{
    /// <summary>Where the databases and keys are kept. They are there again at the next start.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The folder with one folder per jurisdiction.</summary>
    public required string JurisdictionsFolder { get; init; }

    /// <summary>The clock of every service.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Take the documented ports if they are free; otherwise any.</summary>
    public bool PreferDocumentedPorts { get; init; }

    /// <summary>Start this service with those that it calls, without the gateway; null starts all.</summary>
    public string? Only { get; init; }

    /// <summary>The database of a service, by its area and its program; a file of its own in the data folder if null.</summary>
    public Func<string, Assembly, DatabaseOptions>? Database { get; init; }

    /// <summary>Whose tokens the services believe; an issuer of the suite's own if null.</summary>
    public DevelopmentIssuer? Issuer { get; init; }

    /// <summary>What a caller changes in each service before it is built; the first argument is its area.</summary>
    public Action<string, WebApplicationBuilder>? Over { get; init; }
}

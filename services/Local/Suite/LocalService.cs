using System.Reflection;
using System.Security.Cryptography;
using Saylau.Platform.Data;

namespace Saylau.Local.Suite;

/// <summary>A service as it is started here.</summary>
/// <param name="Area">Its area.</param>
/// <param name="Build">What it is made of.</param>
/// <param name="Port">Its documented port.</param>
/// <param name="Calls">The areas that it calls.</param>
internal sealed record LocalService(string Area, Func<string[], Action<WebApplicationBuilder>?, WebApplication> Build, int Port, IReadOnlyList<string> Calls)
{
    /// <summary>What its deployment would say, for this machine.</summary>
    public Dictionary<string, string?> Settings(LocalSuiteOptions options, DevelopmentIssuer issuer)
    {
        var database = DatabaseOf(options, Build.Method.Module.Assembly);
        return new(StringComparer.Ordinal)
        {
            ["Saylau:Listen:Address"] = "loopback",
            ["Saylau:Identity:Jwks"] = issuer.Jwks,
            ["Saylau:Identity:Issuer"] = DevelopmentIssuer.Name,
            ["Saylau:Jurisdictions:Folder"] = options.JurisdictionsFolder,
            ["Saylau:Database:Engine"] = database.Engine,
            ["Saylau:Database:ConnectionString"] = database.ConnectionString,
            ["Saylau:Ledger:Origin"] = $"localhost/saylau/{Area}",
            ["Saylau:Ledger:SigningSeed"] = Key(options.DataFolder, $"{Area}.signing"),
            ["Saylau:Ledger:CommitmentKey"] = Key(options.DataFolder, $"{Area}.commitment"),
        };
    }

    private DatabaseOptions DatabaseOf(LocalSuiteOptions options, Assembly program) =>
        (Migrations.Has(program) ? options.Database?.Invoke(Area, program) : null)
        ?? new() { ConnectionString = $"Data Source={Path.Combine(options.DataFolder, $"{Area}.db")}" };

    /// <summary>A key that is made once and kept beside the data.</summary>
    private static string Key(string folder, string name)
    {
        var file = Path.Combine(folder, $"{name}.key");
        if (!File.Exists(file))
            File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return File.ReadAllText(file);
    }
}

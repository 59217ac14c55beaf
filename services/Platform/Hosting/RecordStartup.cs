using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Platform.Hosting;

/// <summary>Before a service that keeps a record answers: one process per file, the schema of this version, law and keys checked.</summary>
internal sealed class RecordStartup(
    Assembly service, Database database, IOptions<DatabaseOptions> options, JurisdictionCatalog law, CheckpointSigner signer,
    Commitments commitments, ILogger<RecordStartup> log) : IHostedService, IDisposable
{
    private FileStream? ownership;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Constructed before this runs, so that a wrong setting stops the start and not the first call.
        _ = (law, signer, commitments);
        if (database.Dialect == Dialect.Sqlite)
        {
            Own(new SqliteConnectionStringBuilder(options.Value.ConnectionString).DataSource);
            Migrations.Run(database, service, log);
        }
        else if (SchemaCheck.Problems(database, service) is { Count: > 0 } problems)
        {
            throw new InvalidOperationException($"The database is not ready for this version; run this program with --migrate first. {string.Join(' ', problems)}");
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => ownership?.Dispose();

    private void Own(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        try
        {
            ownership = new FileStream(file + ".owner", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held)
        {
            throw new InvalidOperationException($"{file} belongs to another process: SQLite takes one service per file.", held);
        }
    }
}

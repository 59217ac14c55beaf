using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.SqlClient;

namespace Saylau.Platform.Data;

/// <summary>
/// The span of one statement, by OpenTelemetry's conventions for database spans. It bears the statement as it is written, with
/// the names of its parameters and never their values. Where nobody collects traces it is nothing and costs nothing.
/// </summary>
internal readonly struct StatementSpan : IDisposable
{
    private static readonly ActivitySource Source = new("Saylau.Data");
    private static readonly ConcurrentDictionary<string, (string? Summary, string? Table)> Known = new(StringComparer.Ordinal);
    private readonly Activity? span;

    private StatementSpan(Activity? span) => this.span = span;

    /// <summary>Begins the span of a statement, under what called for it.</summary>
    public static StatementSpan Start(Dialect dialect, string sql) => Source.HasListeners() ? Begin(dialect, sql, rows: 1) : default;

    /// <summary>Begins the span of an insert of rows, which is told as that of one row and their number.</summary>
    public static StatementSpan StartInsert(Dialect dialect, string table, int rows) =>
        rows > 0 && Source.HasListeners() ? Begin(dialect, $"INSERT INTO {table}", rows) : default;

    /// <summary>Says that the statement failed. Returns false: it is asked in an exception filter, which catches nothing.</summary>
    public bool Failed(DbException error)
    {
        span?.SetTag("error.type", error.GetType().FullName);
        var code = error is SqlException engine ? engine.Number : error.ErrorCode;
        if (code != 0)
            span?.SetTag("db.response.status_code", code.ToString(CultureInfo.InvariantCulture));
        span?.SetStatus(ActivityStatusCode.Error);
        return false;
    }

    /// <inheritdoc />
    public void Dispose() => span?.Dispose();

    private static StatementSpan Begin(Dialect dialect, string sql, int rows)
    {
        // What no call asked for, such as a look at the ledger's head for readiness, would be a trace of its own.
        if (Activity.Current is not { IsAllDataRequested: true })
            return default;
        var (summary, table) = Known.GetOrAdd(sql, Describe);
        // Savepoints, two for every write, say nothing.
        if (summary is null || Source.StartActivity(summary, ActivityKind.Client) is not { } span)
            return default;
        span.SetTag("db.system.name", dialect == Dialect.Sqlite ? "sqlite" : "microsoft.sql_server");
        span.SetTag("db.query.summary", summary);
        span.SetTag("db.query.text", sql);
        span.SetTag("db.collection.name", table);
        if (rows > 1)
            span.SetTag("db.operation.batch.size", rows);
        return new(span);
    }

    /// <summary>The verb and the first table of a statement.</summary>
    private static (string? Summary, string? Table) Describe(string sql)
    {
        var words = sql.Split((char[])[' ', '\n', '\r', '\t', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words is not [("SELECT" or "INSERT" or "UPDATE" or "DELETE" or "WITH") and var verb, ..])
            return (null, null);
        var before = Array.FindIndex(words, word => word is "FROM" or "INTO" or "UPDATE");
        var table = before >= 0 && before + 1 < words.Length ? words[before + 1] : null;
        return (table is null ? verb : $"{verb} {table}", table);
    }
}

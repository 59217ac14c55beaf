using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Saylau.Platform.Data;
using Saylau.Testing;

namespace Saylau.Tests.Services.Support;

/// <summary>Every statement that any suite of these tests sent, and whether SQL Server would understand it.</summary>
internal static partial class Statements
{
    private static readonly ConcurrentDictionary<(string Area, string Sql), byte> Sent = new();

    /// <summary>The distinct statements so far, each with the area of the service that sent it.</summary>
    public static IReadOnlyCollection<(string Area, string Sql)> All => [.. Sent.Keys];

    /// <summary>Starts one service with those that it calls, Parties unless said, or all for null, listening to what they send to their databases.</summary>
    public static Task<TestSuite> Start(string? jurisdictions = null, Action<WebApplicationBuilder>? over = null, string? area = "parties", string? engine = null) => TestSuite.Start(new()
    {
        Engine = engine,
        Only = area,
        JurisdictionsFolder = jurisdictions,
        Over = (sender, builder) =>
        {
            builder.Services.Configure<DatabaseOptions>(options => options.StatementSent = sql => Sent.TryAdd((sender, sql), 0));
            over?.Invoke(builder);
        },
    });

    /// <summary>What Microsoft's parser says against a statement as it is sent to SQL Server; empty if nothing.</summary>
    public static IReadOnlyList<string> Problems(string sql) => ProblemsOfScript(ForSqlServer(sql));

    /// <summary>What Microsoft's parser says against a script.</summary>
    public static IReadOnlyList<string> ProblemsOfScript(string sql)
    {
        using var reader = new StringReader(sql);
        var script = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        // A word that T-SQL does not know, standing first, is read as the name of a procedure to run.
        var calls = script is TSqlScript { Batches: var batches } && batches.SelectMany(batch => batch.Statements).Any(statement => statement is ExecuteStatement);
        return [.. errors.Select(error => $"{error.Message}: {sql}"), .. calls ? [$"Runs a procedure: {sql}"] : Array.Empty<string>()];
    }

    /// <summary>A statement as it is sent to SQL Server.</summary>
    public static string ForSqlServer(string sql)
    {
        // The engines' words for a savepoint are the dialect's, not the statement's.
        if (string.Equals(sql, Dialect.Sqlite.Savepoint, StringComparison.Ordinal))
            return Dialect.SqlServer.Savepoint;
        if (string.Equals(sql, Dialect.Sqlite.RollbackToSavepoint, StringComparison.Ordinal))
            return Dialect.SqlServer.RollbackToSavepoint;
        if (string.Equals(sql, Dialect.Sqlite.ReleaseSavepoint, StringComparison.Ordinal))
            return Dialect.SqlServer.ReleaseSavepoint;
        // Dapper writes a list's parameters out, in brackets.
        return InList().Replace(Dialect.SqlServer.Render(sql), "IN (@${list})");
    }

    [GeneratedRegex(@"\bIN @(?<list>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InList();
}

using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace Saylau.Platform.Data;

/// <summary>Statements inside one transaction. Everything a service asks of its database goes through here.</summary>
public partial class Session
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Columns = new();
    private readonly Dialect dialect;
    private readonly DbTransaction transaction;
    private readonly Action<string>? sent;
    private readonly PreparedStatements prepared;

    internal Session(Dialect dialect, DbTransaction transaction, Action<string>? sent, PreparedStatements prepared) =>
        (this.dialect, this.transaction, this.sent, this.prepared) = (dialect, transaction, sent, prepared);

    /// <summary>Wraps the transaction of another session.</summary>
    protected Session(Session inner) =>
        (dialect, transaction, sent, prepared) = (inner.dialect, inner.transaction, inner.sent, inner.prepared);

    private IReadOnlyList<T> Rows<T>(string sql, object? parameters)
    {
        var rendered = Render(sql);
        if (StatementParameters.HasList(parameters))
            return Connection.Query<T>(rendered, parameters, transaction).AsList();

        var command = prepared.Get(rendered, parameters?.GetType(), transaction, () => StatementParameters.Add(dialect, Command(rendered), parameters));
        StatementParameters.Bind(dialect, command, parameters);
        using var reader = command.ExecuteReader();
        return [.. reader.Parse<T>()];
    }

    /// <summary>The one row of a query, or null.</summary>
    public T? Find<T>(string sql, object? parameters = null) => Query<T>(sql, parameters).SingleOrDefault();

    /// <summary>The one row of a query that always has one.</summary>
    public T Single<T>(string sql, object? parameters = null) => Query<T>(sql, parameters).Single();

    private int Run(string sql, object? parameters)
    {
        var rendered = Render(sql);
        if (StatementParameters.HasList(parameters))
            return Connection.Execute(rendered, parameters, transaction);

        var command = prepared.Get(rendered, parameters?.GetType(), transaction, () => StatementParameters.Add(dialect, Command(rendered), parameters));
        StatementParameters.Bind(dialect, command, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Inserts a row: its columns are its public properties.</summary>
    public void Insert<T>(string table, T row)
        where T : notnull => InsertMany(table, [row]);

    private void InsertRows<T>(string table, IReadOnlyList<T> rows)
        where T : notnull
    {
        var columns = Columns.GetOrAdd(typeof(T), type => [.. type.GetProperties().Where(property => property.CanRead)]);
        if (rows.Count >= dialect.BulkFrom && dialect.BulkInsert(transaction, Table(table, columns, rows)))
            return;
        var perInsert = dialect.RowsPerInsert(columns.Length);
        for (var start = 0; start < rows.Count;)
        {
            var width = Math.Min(perInsert, rows.Count - start);
            var sql = Render(InsertSql(table, columns, width));
            var command = prepared.Get(sql, typeof(T), transaction, () => InsertCommand(sql, columns, width));
            for (; rows.Count - start >= width; start += width)
            {
                Bind(command, columns, rows, start, width);
                command.ExecuteNonQuery();
            }
        }
    }

    private DbConnection Connection => transaction.Connection
        ?? throw new InvalidOperationException("The transaction has ended.");

    private string Render(string sql)
    {
        sent?.Invoke(sql);
        return dialect.Render(sql);
    }

    private DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    private static string InsertSql(string table, PropertyInfo[] columns, int width)
    {
        var rows = Enumerable.Range(0, width).Select(row =>
            $"({string.Join(", ", columns.Select((_, column) => ParameterName(row, column)))})");
        return $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES {string.Join(", ", rows)}";
    }

    private DbCommand InsertCommand(string sql, PropertyInfo[] columns, int width)
    {
        var command = Command(sql);
        for (var row = 0; row < width; row++)
        {
            for (var column = 0; column < columns.Length; column++)
                StatementParameters.Add(dialect, command, ParameterName(row, column), columns[column].PropertyType);
        }

        return command;
    }

    private void Bind<T>(DbCommand command, PropertyInfo[] columns, IReadOnlyList<T> rows, int start, int width)
    {
        for (var row = 0; row < width; row++)
        {
            for (var column = 0; column < columns.Length; column++)
                dialect.Bind(command.Parameters[(row * columns.Length) + column], columns[column].GetValue(rows[start + row]));
        }
    }

    private static DataTable Table<T>(string table, PropertyInfo[] columns, IReadOnlyList<T> rows)
    {
        var filled = new DataTable(table) { Locale = CultureInfo.InvariantCulture };
        foreach (var column in columns)
            filled.Columns.Add(column.Name, Nullable.GetUnderlyingType(column.PropertyType) ?? column.PropertyType);
        foreach (var row in rows)
            filled.Rows.Add([.. columns.Select(column => column.GetValue(row) ?? DBNull.Value)]);
        return filled;
    }

    private static string ParameterName(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"@p{row}_{column}");
}

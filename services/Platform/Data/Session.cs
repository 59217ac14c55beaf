using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace Saylau.Platform.Data;

/// <summary>Statements inside one transaction. Everything a service asks of its database goes through here.</summary>
public class Session
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Columns = new();
    private readonly Dialect dialect;
    private readonly DbTransaction transaction;
    private readonly Action<string>? sent;

    internal Session(Dialect dialect, DbTransaction transaction, Action<string>? sent) =>
        (this.dialect, this.transaction, this.sent) = (dialect, transaction, sent);

    /// <summary>Wraps the transaction of another session.</summary>
    protected Session(Session inner) => (dialect, transaction, sent) = (inner.dialect, inner.transaction, inner.sent);

    /// <summary>All rows of a query.</summary>
    public IReadOnlyList<T> Query<T>(string sql, object? parameters = null) =>
        Connection.Query<T>(Render(sql), parameters, transaction).AsList();

    /// <summary>The one row of a query, or null.</summary>
    public T? Find<T>(string sql, object? parameters = null) =>
        Connection.QuerySingleOrDefault<T>(Render(sql), parameters, transaction);

    /// <summary>The one row of a query that always has one.</summary>
    public T Single<T>(string sql, object? parameters = null) =>
        Connection.QuerySingle<T>(Render(sql), parameters, transaction);

    /// <summary>Runs a statement. Returns the number of rows it changed.</summary>
    public int Execute(string sql, object? parameters = null) =>
        Connection.Execute(Render(sql), parameters, transaction);

    /// <summary>Inserts a row: its columns are its public properties.</summary>
    public void Insert<T>(string table, T row)
        where T : notnull => InsertMany(table, [row]);

    /// <summary>Inserts rows as quickly as the engine takes them.</summary>
    public void InsertMany<T>(string table, IReadOnlyList<T> rows)
        where T : notnull
    {
        var columns = Columns.GetOrAdd(typeof(T), type => [.. type.GetProperties().Where(property => property.CanRead)]);
        var perInsert = dialect.RowsPerInsert(columns.Length);
        for (var start = 0; start < rows.Count;)
        {
            var width = Math.Min(perInsert, rows.Count - start);
            using var command = InsertCommand(table, columns, width);
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

    private DbCommand InsertCommand(string table, PropertyInfo[] columns, int width)
    {
        var command = Connection.CreateCommand();
        command.Transaction = transaction;
        var rows = Enumerable.Range(0, width).Select(row =>
            $"({string.Join(", ", columns.Select((_, column) => ParameterName(row, column)))})");
        command.CommandText = Render(
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES {string.Join(", ", rows)}");
        for (var row = 0; row < width; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = ParameterName(row, column);
                if (columns[column].PropertyType == typeof(byte[]))
                    parameter.DbType = System.Data.DbType.Binary;
                command.Parameters.Add(parameter);
            }
        }

        return command;
    }

    private static void Bind<T>(DbCommand command, PropertyInfo[] columns, IReadOnlyList<T> rows, int start, int width)
    {
        for (var row = 0; row < width; row++)
        {
            for (var column = 0; column < columns.Length; column++)
                command.Parameters[(row * columns.Length) + column].Value = columns[column].GetValue(rows[start + row]) ?? DBNull.Value;
        }
    }

    private static string ParameterName(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"@p{row}_{column}");
}

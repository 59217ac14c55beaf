using System.Data.Common;

namespace Saylau.Platform.Data;

public partial class Session
{
    /// <summary>All rows of a query.</summary>
    public IReadOnlyList<T> Query<T>(string sql, object? parameters = null)
    {
        using var span = StatementSpan.Start(dialect, sql);
        try
        {
            return Rows<T>(sql, parameters);
        }
        catch (DbException error) when (span.Failed(error))
        {
            throw;
        }
    }

    /// <summary>Runs a statement. Returns the number of rows it changed.</summary>
    public int Execute(string sql, object? parameters = null)
    {
        using var span = StatementSpan.Start(dialect, sql);
        try
        {
            return Run(sql, parameters);
        }
        catch (DbException error) when (span.Failed(error))
        {
            throw;
        }
    }

    /// <summary>Inserts rows as quickly as the engine takes them.</summary>
    public void InsertMany<T>(string table, IReadOnlyList<T> rows)
        where T : notnull
    {
        using var span = StatementSpan.StartInsert(dialect, table, rows.Count);
        try
        {
            InsertRows(table, rows);
        }
        catch (DbException error) when (span.Failed(error))
        {
            throw;
        }
    }
}

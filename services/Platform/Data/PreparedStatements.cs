using System.Data.Common;

namespace Saylau.Platform.Data;

/// <summary>The statements that one kept connection sends again and again, each compiled once.</summary>
internal sealed class PreparedStatements
{
    private readonly Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);

    /// <summary>The command of a statement, made at its first use.</summary>
    public DbCommand Get(string sql, DbTransaction transaction, Func<DbCommand> make)
    {
        if (!commands.TryGetValue(sql, out var command))
            commands.Add(sql, command = make());
        command.Transaction = transaction;
        return command;
    }

    /// <summary>The connection is gone, and its statements with it.</summary>
    public void Forget()
    {
        foreach (var command in commands.Values)
            command.Dispose();
        commands.Clear();
    }
}

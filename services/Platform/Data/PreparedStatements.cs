using System.Data.Common;

namespace Saylau.Platform.Data;

/// <summary>The statements that one kept connection sends again and again, each compiled once.</summary>
internal sealed class PreparedStatements
{
    private readonly Dictionary<(string Sql, Type? Parameters), DbCommand> commands = [];

    /// <summary>The command of a statement with parameters of one type, made at its first use.</summary>
    public DbCommand Get(string sql, Type? parameters, DbTransaction transaction, Func<DbCommand> make)
    {
        if (!commands.TryGetValue((sql, parameters), out var command))
            commands.Add((sql, parameters), command = make());
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

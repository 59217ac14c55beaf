using System.Collections.Frozen;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace Saylau.Platform.Data;

/// <summary>
/// What the numbers of SQL Server's errors mean for us: "Database engine events and errors", and for the cloud "Troubleshoot
/// transient connection errors", both of Microsoft's documentation.
/// </summary>
internal static class SqlServerErrors
{
    // 2627 and 2601 duplicate key; 547 foreign key or check; 515 NULL; 2628 and 8152 text too long.
    private static readonly FrozenSet<int> Constraints = FrozenSet.Create(2627, 2601, 547, 515, 2628, 8152);

    // Database file, filegroup or log full; a quota of the cloud reached.
    private static readonly FrozenSet<int> Full = FrozenSet.Create(1101, 1105, 9002, 40544);

    private static readonly FrozenSet<int> Transient = FrozenSet.Create(
        // Lost to another transaction: deadlock, lock timeout, snapshot conflicts.
        1204, 1205, 1222, 3935, 3960, 3961, 3966,
        // The connection broken or not made.
        -1, 0, 2, 20, 53, 64, 121, 233, 258, 997, 1236, 10053, 10054, 10060, 10061, 11001,
        // Failover, start or stop of a database or replica.
        615, 921, 922, 926, 927, 952, 976, 978, 983, 988, 1479, 3906, 4060, 4221, 6005, 17142, 41301, 41302, 41305, 41325, 41839, 42108, 42109,
        // Azure SQL: throttled, reconfigured, moved.
        10928, 10929, 10936, 40020, 40143, 40166, 40197, 40501, 40540, 40613, 49918, 49919, 49920);

    // No answer within the command's time: asked again, an overloaded server would only have more to do.
    private static readonly FrozenSet<int> Late = FrozenSet.Create(-2);

    // Refused for who asks or for where: whoever operates the service mends it, not who wrote it.
    private static readonly FrozenSet<int> Access = FrozenSet.Create(229, 230, 262, 911, 916, 3952, 18401, 18451, 18452, 18456, 18470, 18486, 18487, 18488);

    public static bool IsConstraintViolation(DbException error) => error is SqlException { Number: var number } && Constraints.Contains(number);

    public static bool IsStorageFull(DbException error) => Has(error, Full);

    public static bool IsTransient(DbException error) => Has(error, Transient);

    // Class 11 to 16: errors that whoever sent the statement can correct.
    public static bool IsMistake(DbException error) =>
        error is SqlException { Class: >= 11 and <= 16 } && !Has(error, Transient) && !Has(error, Late) && !Has(error, Full) && !Has(error, Access);

    // The first error is not always the one that tells: a failed command may begin with what it failed by.
    private static bool Has(DbException error, FrozenSet<int> numbers) =>
        error is SqlException sql && sql.Errors.Cast<SqlError>().Any(one => numbers.Contains(one.Number));
}

using System.Security.Cryptography;
using Saylau.Platform.Data;

namespace Saylau.Tests.Conventions.Code;

/// <summary>Rules as they must not be, but for one.</summary>
internal static class PlantedRules
{
    public static int IsPure(IReadOnlyList<int> counts) => counts.Where(count => count > 0).Sum();

    public static string ReadsAFile() => File.ReadAllText("law.json");

    public static int ReadsTheClock() => TimeProvider.System.GetUtcNow().Year;

    public static IEnumerable<int> ReadsTheClockInALambda(IEnumerable<int> years) =>
        years.Where(year => year < TimeProvider.System.GetUtcNow().Year);

    public static IEnumerable<int> ThrowsDiceWhileIterating(int throws)
    {
        for (var thrown = 0; thrown < throws; thrown++)
            yield return RandomNumberGenerator.GetInt32(1, 7);
    }

    public static string AsksTheMachineThroughAnother() => Another.Name();

    public static int KeepsSomethingOfTheMachine() => Keeper.Process;

    public static int ReadsTheDatabase(Session session) => session.Query<int>("SELECT 1", null).Count;

    private static class Another
    {
        public static string Name() => YetAnother();

        private static string YetAnother() => Environment.MachineName;
    }

    private static class Keeper
    {
        public static readonly int Process = Environment.ProcessId;
    }
}

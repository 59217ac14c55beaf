namespace Saylau.Tests.Conventions;

/// <summary>What a checker must have found.</summary>
internal static class Finds
{
    /// <summary>Exactly these violations, in this order.</summary>
    public static void Exactly(IEnumerable<string> expected, IEnumerable<string> found) =>
        Assert.Equal(expected, found, StringComparer.Ordinal);

    /// <summary>No violation. Those that are there are shown in full.</summary>
    public static void Nothing(IEnumerable<string> found)
    {
        var violations = found.ToArray();
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }
}

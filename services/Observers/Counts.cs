namespace Saylau.Observers;

/// <summary>Sums as the contract says them.</summary>
internal static class Counts
{
    /// <summary>A sum as a count. More than it can hold is the most it can hold, never a small number.</summary>
    public static uint Of(long sum) => (uint)Math.Min(sum, uint.MaxValue);
}

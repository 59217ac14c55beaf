namespace Saylau.Local.Scenarios.Simulation;

/// <summary>
/// SplitMix64: the same numbers from the same seed on every machine and under every version of .NET. For simulated
/// records only; nothing that must be unpredictable comes from here.
/// </summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong state = seed;

    /// <summary>A stream of its own for each purpose, so that what is added for one leaves the others as they were.</summary>
    public static SplitMix For(ulong seed, string purpose)
    {
        // FNV-1a over the purpose's letters.
        var hash = purpose.Aggregate(14695981039346656037, (sum, letter) => unchecked((sum ^ letter) * 1099511628211));
        return new(new SplitMix(seed ^ hash).Next());
    }

    /// <summary>The next number.</summary>
    public ulong Next()
    {
        unchecked
        {
            var mixed = state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>A number from 0 up to, and without, the bound; each is as likely (Lemire's method).</summary>
    public long Below(long bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (ulong)bound;
        var high = Math.BigMul(Next(), range, out var low);
        if (low < range)
        {
            for (var uneven = unchecked(0 - range) % range; low < uneven;)
                high = Math.BigMul(Next(), range, out low);
        }

        return (long)high;
    }

    /// <summary>So many different places out of a list of this length, in random order.</summary>
    public int[] Sample(int length, int count)
    {
        var places = Enumerable.Range(0, length).ToArray();
        for (var at = 0; at < count; at++)
        {
            var other = at + (int)Below(length - at);
            (places[at], places[other]) = (places[other], places[at]);
        }

        return places[..count];
    }
}

using Saylau.Elections.V1;

namespace Saylau.Elections.Protocols;

/// <summary>
/// Where an entry of a device stands among those of its station: by its counter, then, where two devices counted the same,
/// by its id and content. The order in which entries come has no part in it.
/// </summary>
internal sealed record BundlePlace(long Counter, string EntryId, string Digest)
{
    /// <summary>The order of places, the newest last.</summary>
    public static IComparer<BundlePlace> Order { get; } = Comparer<BundlePlace>.Create((one, other) =>
        one.Counter != other.Counter ? one.Counter.CompareTo(other.Counter)
        : string.CompareOrdinal(one.EntryId, other.EntryId) is not 0 and var byId ? byId
        : string.CompareOrdinal(one.Digest, other.Digest));
}

/// <summary>What becomes of an entry of a device.</summary>
internal static class BundleRules
{
    /// <summary>What becomes of an entry, by the entries of its station that came before it.</summary>
    public static BundleOutcome Sort(BundlePlace entry, IReadOnlyCollection<BundlePlace> before) =>
        before.Contains(entry) ? BundleOutcome.Unchanged
        : before.Count == 0 ? BundleOutcome.Stored
        : BundlePlace.Order.Compare(before.Max(BundlePlace.Order), entry) > 0 ? BundleOutcome.SupersededByNewer
        : BundleOutcome.Replaced;
}

using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Openness;

/// <summary>An item of a sitting as its openness is measured.</summary>
internal sealed record ItemFacts(string SittingId, ItemOpenness Openness, bool Controversial);

/// <summary>Whether something of one activity was published.</summary>
internal sealed record PublicationFacts(OpennessDimension Dimension, string SubjectId, PublicationState State);

/// <summary>How openness is measured.</summary>
internal static class OpennessRules
{
    /// <summary>The kind of activity that a dimension is about.</summary>
    public static ActivityKind SubjectOf(OpennessDimension dimension) => dimension switch
    {
        OpennessDimension.BillText => ActivityKind.Bill,
        OpennessDimension.RollCall => ActivityKind.Vote,
        _ => ActivityKind.Sitting,
    };

    /// <summary>One dimension over its activities, each counted once.</summary>
    public static DimensionCount Count(OpennessDimension dimension, IReadOnlySet<string> subjects, IReadOnlyList<PublicationFacts> publications)
    {
        var entered = publications.Where(publication => publication.Dimension == dimension && subjects.Contains(publication.SubjectId))
            .ToLookup(publication => publication.State);
        uint With(PublicationState state) => (uint)entered[state].Count();
        return new()
        {
            Dimension = dimension,
            Total = (uint)subjects.Count,
            Published = With(PublicationState.Published),
            Partial = With(PublicationState.Partial),
            Withheld = With(PublicationState.Withheld),
            Unknown = (uint)(subjects.Count - entered.Sum(state => state.Count())),
            PublishedRatio = Share(With(PublicationState.Published), (uint)subjects.Count),
        };
    }

    /// <summary>
    /// What the public could see of all activities. Outside its view are bills and votes of which nothing was published, items
    /// that were closed, and items of sittings of which nothing was published.
    /// </summary>
    public static ActivityView View(
        IReadOnlySet<string> bills, IReadOnlySet<string> votes, IReadOnlyList<ItemFacts> items, IReadOnlyList<PublicationFacts> publications)
    {
        var seen = publications.Where(publication => publication.State is PublicationState.Published or PublicationState.Partial)
            .Select(publication => (SubjectOf(publication.Dimension), publication.SubjectId)).ToHashSet();
        var outside = bills.Count(id => !seen.Contains((ActivityKind.Bill, id))) + votes.Count(id => !seen.Contains((ActivityKind.Vote, id)))
            + items.Count(item => item.Openness is ItemOpenness.Closed || !seen.Contains((ActivityKind.Sitting, item.SittingId)));
        var all = (uint)(bills.Count + votes.Count + items.Count);
        return new() { Activities = all, OutsidePublicView = (uint)outside, OutsideRatio = Share((uint)outside, all) };
    }

    /// <summary>Items by who could watch them.</summary>
    public static ItemCount CountItems(IReadOnlyList<ItemFacts> items) => new()
    {
        Items = (uint)items.Count,
        RemoteRoom = (uint)items.Count(item => item.Openness is ItemOpenness.RemoteRoom),
        Closed = (uint)items.Count(item => item.Openness is ItemOpenness.Closed),
        Controversial = (uint)items.Count(item => item.Controversial),
        ClosedControversial = (uint)items.Count(item => item.Controversial && item.Openness is ItemOpenness.Closed),
    };

    /// <summary>Is each benchmark reached? One that is not is a warning: it is a standard, and no law that is broken.</summary>
    public static IEnumerable<Finding> AgainstBenchmarks(IReadOnlyList<DimensionCount> dimensions, IEnumerable<OpennessBenchmark> benchmarks)
    {
        foreach (var benchmark in benchmarks)
        {
            var count = dimensions.Single(dimension => dimension.Dimension == benchmark.Dimension);
            var finding = benchmark.Share.Against(count.Published, count.Total, EnumText.Of(benchmark.Dimension));
            finding.Outcome = finding.Outcome is Outcome.Violated ? Outcome.Warning : finding.Outcome;
            yield return finding;
        }
    }

    private static Ratio? Share(uint part, uint whole) => whole == 0 ? null : new() { Numerator = part, Denominator = whole };
}

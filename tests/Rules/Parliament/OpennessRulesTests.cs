using Saylau.Common.V1;
using Saylau.Parliament.Openness;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class OpennessRulesTests
{
    private static readonly HashSet<string> Bills = ["b1", "b2", "b3", "b4"];

    [Fact]
    public void Each_activity_is_counted_once_by_what_was_published()
    {
        var count = OpennessRules.Count(OpennessDimension.BillText, Bills,
        [
            new(OpennessDimension.BillText, "b1", PublicationState.Published),
            new(OpennessDimension.BillText, "b2", PublicationState.Partial),
            new(OpennessDimension.BillText, "b3", PublicationState.Withheld),
            new(OpennessDimension.BillText, "of-another-year", PublicationState.Published),
            new(OpennessDimension.Agenda, "b4", PublicationState.Published),
        ]);

        Assert.Equal((4u, 1u, 1u, 1u, 1u), (count.Total, count.Published, count.Partial, count.Withheld, count.Unknown));
        Assert.Equal(new() { Numerator = 1, Denominator = 4 }, count.PublishedRatio);
    }

    [Fact]
    public void Nothing_has_no_share() => Assert.Null(OpennessRules.Count(OpennessDimension.BillText, new HashSet<string>(), []).PublishedRatio);

    [Fact]
    public void Outside_public_view_is_what_is_closed_or_of_which_nothing_was_published()
    {
        var view = OpennessRules.View(Bills, new HashSet<string> { "v1" },
        [
            new("seen", ItemOpenness.Open, false),
            new("seen", ItemOpenness.Closed, true),
            new("unseen", ItemOpenness.Open, false),
        ],
        [
            new(OpennessDimension.BillText, "b1", PublicationState.Published),
            new(OpennessDimension.BillText, "b2", PublicationState.Withheld),
            new(OpennessDimension.Agenda, "seen", PublicationState.Partial),
            new(OpennessDimension.RollCall, "b3", PublicationState.Published),
        ]);

        Assert.Equal((8u, 6u), (view.Activities, view.OutsidePublicView));
        Assert.Equal(new() { Numerator = 6, Denominator = 8 }, view.OutsideRatio);
    }

    [Fact]
    public void Items_are_counted_by_who_could_watch_them()
    {
        var items = OpennessRules.CountItems([new("s", ItemOpenness.Closed, true), new("s", ItemOpenness.Closed, false), new("s", ItemOpenness.RemoteRoom, true), new("s", ItemOpenness.Open, false)]);

        Assert.Equal((4u, 1u, 2u, 2u, 1u), (items.Items, items.RemoteRoom, items.Closed, items.Controversial, items.ClosedControversial));
    }

    [Theory]
    [InlineData(4u, 4u, Outcome.Satisfied)]
    [InlineData(3u, 4u, Outcome.Warning)]
    [InlineData(0u, 0u, Outcome.Undetermined)]
    public void A_benchmark_that_is_not_reached_is_a_warning(uint published, uint total, Outcome expected) => Assert.Equal(expected, Assert.Single(
        OpennessRules.AgainstBenchmarks([new() { Dimension = OpennessDimension.BillText, Published = published, Total = total }], [ParliamentLaws.Kz.Benchmarks[0]])).Outcome);

    [Theory]
    [InlineData(OpennessDimension.BillText, ActivityKind.Bill)]
    [InlineData(OpennessDimension.RollCall, ActivityKind.Vote)]
    [InlineData(OpennessDimension.MediaAccess, ActivityKind.Sitting)]
    public void A_dimension_is_about_one_kind_of_activity(OpennessDimension dimension, ActivityKind kind) => Assert.Equal(kind, OpennessRules.SubjectOf(dimension));
}

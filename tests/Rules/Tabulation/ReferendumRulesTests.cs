using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Tabulation;

public sealed class ReferendumRulesTests
{
    private static readonly BallotChoice[] YesAndNo = [new("a", ChoiceKind.Yes, false), new("b", ChoiceKind.No, false)];

    /// <summary>More than half of the voters, and more than half of their votes.</summary>
    public static ReferendumLaw Half() => new()
    {
        Validity = Share(1, 2),
        Passage = Share(1, 2),
        PassageBasis = MajorityBasis.Participants,
    };

    [Theory]
    [InlineData(100u, 41u, 10u, 0u, OutcomeKind.Passed)]
    [InlineData(100u, 40u, 10u, 0u, OutcomeKind.Invalid)]
    [InlineData(100u, 41u, 41u, 0u, OutcomeKind.Failed)]
    [InlineData(100u, 41u, 30u, 10u, OutcomeKind.Passed)]
    [InlineData(100u, 41u, 30u, 11u, OutcomeKind.Failed)]
    [InlineData(100u, 0u, 0u, 60u, OutcomeKind.Undecided)]
    public void It_passes_with_enough_voters_and_enough_of_their_votes(uint registered, uint yes, uint no, uint invalid, OutcomeKind expected)
    {
        var figures = Counted(registered, yes, no, invalid);
        Assert.Equal(expected, Contest(figures, new()).Decide().Kind);
    }

    [Theory]
    [InlineData(2, OutcomeKind.Passed)]
    [InlineData(1, OutcomeKind.Failed)]
    public void It_needs_as_many_regions_as_the_law_says(int adopting, OutcomeKind expected)
    {
        var law = Half();
        law.Regions = new() { Rule = "regions", Share = new() { Numerator = 2, Denominator = 3 }, Basis = SpreadBasis.Pooled };
        var regions = new Dictionary<string, Figures>(StringComparer.Ordinal);
        var nation = new Figures();
        for (var at = 0; at < 3; at++)
        {
            regions[$"R{at}"] = at < adopting ? Counted(100, 90, 5, 0) : Counted(100, 20, 30, 0);
            nation.Add(regions[$"R{at}"]);
        }

        var contest = Contest(nation, regions) with { Law = new() { Referendum = law } };
        Assert.Equal(expected, contest.Decide().Kind);
        Assert.Equal(expected is OutcomeKind.Passed, contest.Explain().All(finding => finding.Outcome is Outcome.Satisfied));
    }

    [Theory]
    [InlineData(60u, 19L, OutstandingVotes.CannotChange)]
    [InlineData(60u, 20L, OutstandingVotes.CanChange)]
    public void It_stands_where_those_who_are_missing_could_not_turn_it(uint yes, long missing, OutstandingVotes expected)
    {
        var contest = Contest(Counted(110, yes, 40, 0), new());
        Assert.Equal(expected, OutstandingRules.Of(contest, contest.Decide(), Votes.Missing(missing)).Whole);
    }

    [Fact]
    public void Where_the_law_knows_none_nothing_is_decided() =>
        Assert.Equal(OutcomeKind.Undecided, (Contest(Counted(100, 90, 1, 0), new()) with { Law = new() }).Decide().Kind);

    private static Contest Contest(Figures figures, Dictionary<string, Figures> regions) => new(figures, regions, YesAndNo, [], new() { Referendum = Half() }, true)
    {
        Places = [.. Enumerable.Range(0, 3).Select(at => new Region { Code = $"R{at}", Kind = RegionKind.Province })],
    };

    private static Figures Counted(uint registered, uint yes, uint no, uint invalid)
    {
        var figures = new Figures();
        var station = Votes.Station("one", invalid, yes, no);
        station.Registered = registered;
        figures.Add(station);
        return figures;
    }

    private static ShareRule Share(uint part, uint whole) => new() { Rule = "share", Share = new() { Numerator = part, Denominator = whole }, Exclusive = true };
}

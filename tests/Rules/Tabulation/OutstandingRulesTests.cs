using CsCheck;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Tabulation;

public sealed class OutstandingRulesTests
{
    private static readonly Gen<ElectoralSystem> AnySystem = Gen.Int[1, 8].Select(at => (ElectoralSystem)at);

    [Fact]
    public void No_completion_contradicts_what_cannot_change() =>
        Gen.Select(AnySystem, Gen.UInt[0, 400].Array[1, 5], Gen.UInt[0, 60].Array[6], Gen.Int[0, 40], Gen.Int[1, 9], Gen.Int[0, 7]).Sample(
            (system, counted, more, spare, seats, rules) =>
            {
                var law = Law(system, (uint)seats, rules);
                var (invalid, votes) = (more[5], more[..counted.Length]);
                var figures = Votes.With(3, counted);
                var contest = Votes.Contest(law, figures, counted.Length);
                var outstanding = votes.Sum(count => count) + invalid + spare;
                var before = contest.Decide();
                var answer = OutstandingRules.Of(contest, before, Votes.Missing(outstanding));

                var complete = Votes.With(3, counted);
                complete.Add(Rest(invalid, (uint)outstanding, votes));
                var after = (contest with { Nation = complete }).Decide();
                return Within(answer, after, counted.Length)
                    && (answer.Whole is OutstandingVotes.CanChange || string.Equals(Say(before, counted.Length), Say(after, counted.Length), StringComparison.Ordinal));
            }, iter: 20_000);

    [Fact]
    public void Without_anything_outstanding_the_bounds_are_the_seats() =>
        Gen.Select(Gen.Int[3, 8].Select(at => (ElectoralSystem)at), Gen.UInt[1, 400].Array[1, 5], Gen.Int[1, 9]).Sample((system, counted, seats) =>
        {
            var contest = Votes.Contest(Law(system, (uint)seats, 0), Votes.Of(counted), counted.Length);
            var outcome = contest.Decide();
            return outcome.Kind is not OutcomeKind.Seats
                || SeatBounds.Of(contest, 0).All(bound => bound.Value.Min <= outcome.SeatsOf(bound.Key) && outcome.SeatsOf(bound.Key) <= bound.Value.Max);
        });

    [Theory]
    [InlineData(ElectoralSystem.DHondt, 10L, OutstandingVotes.CannotChange)]
    [InlineData(ElectoralSystem.DHondt, 200L, OutstandingVotes.CanChange)]
    [InlineData(ElectoralSystem.SainteLague, 10L, OutstandingVotes.CannotChange)]
    [InlineData(ElectoralSystem.HareLargestRemainder, 10L, OutstandingVotes.CannotChange)]
    [InlineData(ElectoralSystem.DroopLargestRemainder, 10L, OutstandingVotes.CannotChange)]
    [InlineData(ElectoralSystem.HareLargestRemainder, 400L, OutstandingVotes.CanChange)]
    [InlineData(ElectoralSystem.HareLargestRemainder, null, OutstandingVotes.CanChange)]
    public void Seats_stand_against_few_votes_and_not_against_many(ElectoralSystem system, long? missing, OutstandingVotes expected)
    {
        var contest = Votes.Contest(new() { System = system, Seats = 5 }, Votes.Of(5_300, 3_100, 1_600), 3);
        Assert.Equal(expected, OutstandingRules.Of(contest, contest.Decide(), Votes.Missing(missing)).Whole);
    }

    [Theory]
    [InlineData(13L, OutstandingVotes.CannotChange)]
    [InlineData(14L, OutstandingVotes.CanChange)]
    public void A_list_may_still_pass_the_threshold(long missing, OutstandingVotes expected)
    {
        var contest = Votes.Contest(Law(ElectoralSystem.DHondt, 9, 1), Votes.Of(912, 88), 2);
        var effects = OutstandingRules.Of(contest, contest.Decide(), Votes.Missing(missing)).Effects;
        Assert.Equal(expected, Assert.Single(effects, effect => effect.Question is OutstandingQuestion.Threshold).Effect);
    }

    [Fact]
    public void Who_died_keeps_the_votes_and_is_not_elected()
    {
        BallotChoice[] choices = [new("a", ChoiceKind.Candidate, false), new("b"), new("c")];
        var law = new ResultLaw { System = ElectoralSystem.Plurality };
        Assert.Equal("b", Assert.Single(OutcomeRules.Decide(Votes.Of(50, 30, 20), choices, [], law).Elected));
        law = new() { System = ElectoralSystem.DHondt, Seats = 3 };
        Assert.Equal("0,2,1", string.Join(',', Votes.Names(3).Select(OutcomeRules.Decide(Votes.Of(50, 30, 20), choices, [], law).SeatsOf)));
    }

    [Theory]
    [InlineData(true, 41u, OutcomeKind.Invalid)]
    [InlineData(true, 40u, OutcomeKind.Elected)]
    [InlineData(false, 41u, OutcomeKind.Elected)]
    public void More_votes_against_all_than_for_anybody_make_it_invalid_where_the_law_says_so(bool required, uint against, OutcomeKind expected)
    {
        BallotChoice[] choices = [new("a"), new("b"), new("c", ChoiceKind.AgainstAll, false)];
        var law = new ResultLaw { System = ElectoralSystem.Plurality, AgainstAll = new() { Rule = "against", Required = required } };
        Assert.Equal(expected, OutcomeRules.Decide(Votes.Of(40, 19, against), choices, [], law).Kind);
    }

    [Theory]
    [InlineData(10u, OutcomeKind.Elected)]
    [InlineData(9u, OutcomeKind.Invalid)]
    public void An_election_needs_the_turnout_that_the_law_asks_for(uint votes, OutcomeKind expected)
    {
        // Ten more voters are registered than vote.
        var law = new ResultLaw { System = ElectoralSystem.Plurality, Turnout = new() { Rule = "turnout", Share = new() { Numerator = 1, Denominator = 2 } } };
        Assert.Equal(expected, OutcomeRules.Decide(Votes.Of(votes), Votes.Choices(1), [], law).Kind);
    }

    private static bool Within(OutstandingAnswer answer, Outcomes after, int lists) => after.Kind is not OutcomeKind.Seats || Votes.Names(lists).All(id =>
        !answer.Seats.TryGetValue(id, out var range) || (range.Min <= after.SeatsOf(id) && after.SeatsOf(id) <= range.Max));

    private static string Say(Outcomes outcome, int lists) => string.Join(' ', outcome.Kind, string.Join(',', outcome.Elected.Order(StringComparer.Ordinal)),
        string.Join(',', outcome.Runoff.Order(StringComparer.Ordinal)), string.Join(',', Votes.Names(lists).Select(outcome.SeatsOf)));

    private static ResultLaw Law(ElectoralSystem system, uint seats, int rules)
    {
        var law = new ResultLaw
        {
            System = system,
            Seats = seats,
            Majority = new() { Rule = "majority", Share = new() { Numerator = 1, Denominator = 2 }, Exclusive = true },
        };
        if ((rules & 1) > 0)
            law.Threshold = new() { Rule = "threshold", Share = new() { Numerator = 1, Denominator = 10 } };
        if ((rules & 2) > 0)
            law.Turnout = new() { Rule = "turnout", Share = new() { Numerator = 3, Denominator = 4 } };
        if ((rules & 4) > 0)
            law.OneList = new() { Rule = "one", Admitted = true, MinimumSeats = 2, Correction = new() { Numerator = 7, Denominator = 10 } };
        return law;
    }

    private static Figures Rest(uint invalid, uint registered, uint[] votes)
    {
        var figures = new Figures();
        var station = Votes.Station("rest", invalid, votes);
        station.Registered = registered;
        figures.Add(station);
        return figures;
    }
}

using CsCheck;
using Saylau.Common.V1;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;

namespace Saylau.Tests.Rules.Tabulation;

public sealed class SeatRulesTests
{
    private static readonly ElectoralSystem[] Systems = [
        ElectoralSystem.HareLargestRemainder, ElectoralSystem.DroopLargestRemainder, ElectoralSystem.DHondt, ElectoralSystem.SainteLague,
        ElectoralSystem.HagenbachBischoff, ElectoralSystem.ModifiedSainteLague,
    ];

    private static readonly Gen<uint[]> AnyVotes = Gen.UInt[0, 2_000].Array[1, 6];

    private static readonly Gen<ElectoralSystem> AnySystem = Gen.Int[0, 5].Select(at => Systems[at]);

    // Eight seats, as the textbooks allocate them.
    [Theory]
    [InlineData(ElectoralSystem.DHondt, "4,3,1,0")]
    [InlineData(ElectoralSystem.SainteLague, "3,3,1,1")]
    [InlineData(ElectoralSystem.HareLargestRemainder, "3,2,2,1")]
    [InlineData(ElectoralSystem.DroopLargestRemainder, "4,3,1,0")]
    [InlineData(ElectoralSystem.HagenbachBischoff, "4,3,1,0")]
    public void Seats_are_those_of_the_textbook(ElectoralSystem system, string seats)
    {
        uint[] votes = system is ElectoralSystem.HareLargestRemainder ? [43_000, 25_000, 22_000, 10_000] : [100_000, 80_000, 30_000, 20_000];
        var outcome = Allocate(system, votes, 8);
        Assert.Equal((OutcomeKind.Seats, seats), (outcome.Kind, string.Join(',', Votes.Names(4).Select(outcome.SeatsOf))));
        Assert.Equal(8u, outcome.Steps[^1].SeatsGiven);
    }

    // The first divisor of 1.4 keeps the fourth list out of the seventh seat; the eighth is tied: 100,000 / 7 = 20,000 / 1.4.
    [Fact]
    public void The_modified_divisor_is_kept_exactly()
    {
        var outcome = Allocate(ElectoralSystem.ModifiedSainteLague, [100_000, 80_000, 30_000, 20_000], 7);
        Assert.Equal("3,3,1,0", string.Join(',', Votes.Names(4).Select(outcome.SeatsOf)));
        Assert.Equal((14u, 10u), (outcome.Steps[0].Divisor.Numerator, outcome.Steps[0].Divisor.Denominator));
        Assert.Equal(["a", "d"], Allocate(ElectoralSystem.ModifiedSainteLague, [100_000, 80_000, 30_000, 20_000], 8).Tied);
    }

    [Fact]
    public void Every_seat_is_given_or_waits_for_a_lot() => Gen.Select(AnyVotes, Gen.Int[1, 30], AnySystem).Sample((votes, seats, system) =>
    {
        var outcome = Allocate(system, votes, seats);
        var given = outcome.Steps.Sum(step => step.Seats);
        return votes.All(count => count == 0)
            ? outcome.Kind is OutcomeKind.Undecided && given == 0
            : given == seats == outcome.Kind is OutcomeKind.Seats && given <= seats && (outcome.Tied.Count > 1) == outcome.Kind is OutcomeKind.Tie;
    });

    [Fact]
    public void A_lot_at_a_time_gives_every_seat() => Gen.Select(Gen.UInt[1, 4].Array[2, 6], Gen.Int[1, 12], AnySystem).Sample((votes, seats, system) =>
    {
        var lots = new List<string>();
        while (Allocate(system, votes, seats, [.. lots]) is { Kind: OutcomeKind.Tie } tie && lots.Count < 20)
            lots.Add(tie.Tied[^1]);
        return Allocate(system, votes, seats, [.. lots]).Kind is OutcomeKind.Seats;
    });

    [Fact]
    public void More_votes_never_mean_fewer_seats_than_another_list_has() => Gen.Select(AnyVotes, Gen.Int[1, 30], AnySystem).Sample((votes, seats, system) =>
    {
        var outcome = Allocate(system, votes, seats);
        var lists = Votes.Names(votes.Length).Zip(votes, (id, count) => (Seats: outcome.SeatsOf(id), Votes: count)).ToArray();
        return lists.All(one => lists.All(other => one.Votes <= other.Votes || one.Seats >= other.Seats));
    });

    [Fact]
    public void Highest_averages_take_no_seat_from_a_list_when_there_is_one_more() =>
        Gen.Select(AnyVotes, Gen.Int[1, 30], Gen.Int[2, 5].Select(at => Systems[at])).Sample((votes, seats, system) =>
        {
            var (fewer, more) = (Allocate(system, votes, seats), Allocate(system, votes, seats + 1));
            return more.Kind is not OutcomeKind.Seats || fewer.Kind is not OutcomeKind.Seats
                || Votes.Names(votes.Length).All(id => more.SeatsOf(id) >= fewer.SeatsOf(id));
        });

    [Fact]
    public void Hagenbach_Bischoff_gives_what_DHondt_gives() => Gen.Select(AnyVotes, Gen.Int[1, 30]).Sample((votes, seats) =>
    {
        var (one, other) = (Allocate(ElectoralSystem.HagenbachBischoff, votes, seats), Allocate(ElectoralSystem.DHondt, votes, seats));
        return one.Kind == other.Kind && one.Tied.SequenceEqual(other.Tied, StringComparer.Ordinal) && Votes.Names(votes.Length).All(id => one.SeatsOf(id) == other.SeatsOf(id));
    });

    [Fact]
    public void More_votes_take_no_seat_from_a_list_by_highest_averages() =>
        Gen.Select(AnyVotes, Gen.UInt[1, 100], Gen.Int[1, 30], Gen.Int[2, 5].Select(at => Systems[at])).Sample((votes, more, seats, system) =>
        {
            var (fewer, after) = (Allocate(system, votes, seats), Allocate(system, [votes[0] + more, .. votes[1..]], seats));
            return fewer.Kind is not OutcomeKind.Seats || after.Kind is not OutcomeKind.Seats || after.SeatsOf("a") >= fewer.SeatsOf("a");
        });

    [Fact]
    public void Equal_votes_for_the_last_seat_are_a_tie() => Gen.Select(Gen.UInt[1, 2_000], Gen.Int[2, 6], AnySystem).Sample((votes, lists, system) =>
    {
        var tie = Allocate(system, [.. Enumerable.Repeat(votes, lists)], lists + 1);
        return tie.Kind is OutcomeKind.Tie && tie.Tied.Count == lists;
    });

    [Fact]
    public void Every_step_says_how_it_came_about() => Gen.Select(AnyVotes, Gen.Int[1, 30], AnySystem).Sample((votes, seats, system) =>
        Allocate(system, votes, seats).Steps.All(step => step.Round > 0 && step.Reason is not SeatReason.Unspecified && step.Admission is ListAdmission.NoThreshold
            && (step.Reason is SeatReason.WholeQuotas == step.Quota is not null) && (step.Reason is SeatReason.HighestAverage == step.Divisor is not null)));

    [Theory]
    [InlineData(ElectoralSystem.DHondt, "17,2,0")]
    [InlineData(ElectoralSystem.HagenbachBischoff, "17,2,0")]
    [InlineData(ElectoralSystem.HareLargestRemainder, "17,2,0")]
    public void Where_one_list_alone_passes_the_second_is_admitted_with_its_minimum(ElectoralSystem system, string seats)
    {
        var law = new ResultLaw
        {
            System = system,
            Seats = 19,
            Threshold = new() { Rule = "threshold", Share = new() { Numerator = 1, Denominator = 10 } },
            OneList = new() { Rule = "one", Admitted = true, MinimumSeats = 2 },
        };
        var outcome = OutcomeRules.Decide(Votes.Of(930, 40, 30), Votes.Choices(3), [], law);
        Assert.Equal(seats, string.Join(',', Votes.Names(3).Select(outcome.SeatsOf)));
        Assert.Contains(outcome.Steps, step => step is { Reason: SeatReason.Minimum, Admission: ListAdmission.RunnerUp, Seats: 2 });
        Assert.Equal(OutcomeKind.Tie, OutcomeRules.Decide(Votes.Of(930, 35, 35), Votes.Choices(3), [], law).Kind);
        Assert.Equal(2u, OutcomeRules.Decide(Votes.Of(930, 35, 35), Votes.Choices(3), ["c"], law).SeatsOf("c"));
    }

    [Theory]
    [InlineData("", OutcomeKind.Tie, "b,c", "")]
    [InlineData("c", OutcomeKind.Tie, "a,c", "c")]
    [InlineData("c,a", OutcomeKind.Seats, "", "c,a")]
    [InlineData("c,c", OutcomeKind.Seats, "", "c,c")]
    [InlineData("c,b,a", OutcomeKind.Seats, "", "c,a")]
    public void A_lot_that_admitted_a_list_gives_it_no_seat_besides(string lots, OutcomeKind kind, string tied, string used)
    {
        // The first alone passes; of two equal ones a lot admits one, which is then equal to the first for the last seat.
        var law = new ResultLaw
        {
            System = ElectoralSystem.DHondt,
            Seats = 3,
            Threshold = new() { Rule = "threshold", Share = new() { Numerator = 1, Denominator = 2 } },
            OneList = new() { Rule = "one", Admitted = true },
        };
        var outcome = OutcomeRules.Decide(Votes.Of(60, 20, 20), Votes.Choices(3), lots.Length == 0 ? [] : lots.Split(','), law);
        Assert.Equal((kind, tied, used), (outcome.Kind, string.Join(',', outcome.Tied), string.Join(',', outcome.Drawn)));
    }

    [Theory]
    [InlineData(10u, 1)]
    [InlineData(9u, 0)]
    public void A_list_below_the_threshold_has_no_seat(uint votes, uint seats)
    {
        var law = new ResultLaw { System = ElectoralSystem.DHondt, Seats = 19, Threshold = new() { Rule = "threshold", Share = new() { Numerator = 1, Denominator = 10 } } };
        var outcome = OutcomeRules.Decide(Votes.Of(100 - votes, votes), Votes.Choices(2), [], law);
        Assert.Equal(seats, Math.Min(1, outcome.SeatsOf("b")));
        Assert.Equal(votes >= 10 ? Outcome.Satisfied : Outcome.Violated, OutcomeRules.Explain(Votes.Of(100 - votes, votes), Votes.Choices(2), law).Last().Outcome);
    }

    [Fact]
    public void What_is_kept_as_protocols_come_and_are_corrected_is_what_a_recount_says() =>
        Gen.Select(Gen.Int[0, 4], Gen.UInt[0, 9], AnyVotes).Array[0, 20].Sample(versions =>
        {
            var kept = new Figures();
            var last = new Dictionary<int, ProtocolEntry>();
            foreach (var (station, invalid, votes) in versions)
            {
                if (last.TryGetValue(station, out var before))
                    kept.Add(before, -1);
                kept.Add(last[station] = Votes.Station($"s{station}", invalid, votes));
            }

            var recounted = new Figures();
            foreach (var protocol in last.Values)
                recounted.Add(protocol);
            return string.Equals(Say(kept), Say(recounted), StringComparison.Ordinal);
        });

    private static string Say(Figures figures) => string.Join(' ', figures.Stations, figures.Registered, figures.Received, figures.Issued, figures.InBoxes,
        figures.Valid, figures.Invalid, string.Join(',', figures.Votes.Where(choice => choice.Value > 0)));

    private static Outcomes Allocate(ElectoralSystem system, uint[] votes, int seats, params string[] lots) =>
        OutcomeRules.Decide(Votes.Of(votes), Votes.Choices(votes.Length), lots, new() { System = system, Seats = (uint)seats });
}

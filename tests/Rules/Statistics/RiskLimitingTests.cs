using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Saylau.Statistics.RiskLimiting;

namespace Saylau.Tests.Rules.Statistics;

public sealed class RiskLimitingTests
{
    private static readonly Gen<(long Winner, long Loser)> AnyPair = Gen.Select(Gen.Long[1, 5_000], Gen.Long[0, 5_000]).Select((lead, loser) => (loser + lead, loser));

    [Fact]
    public void The_published_figures_are_met()
    {
        Assert.Equal(119, Math.Ceiling(Bravo.ExpectedSampleSize(0.1, 600, 400, 1_000)));
        Assert.Equal(0.0714, Bravo.Risk(600, 400, 72, 47), 1e-4);
        Assert.Equal([75, 165], Minerva.Rounds(0.1, 600, 400, [132, 297]).Select(round => round.LeastWinner));
        Assert.Equal([79, 170], EndOfRoundBravo.Rounds(0.1, 600, 400, [132, 297]).Select(round => round.LeastWinner));
        Assert.Equal(27, SuperSimple.SampleSize(0.1, 20_000, 100_000, new(1, 0, 1, 0)));
        Assert.Equal(30, KaplanMarkov.SampleSize(0.25, 21));
    }

    [Fact]
    public void A_round_that_reaches_its_bound_is_within_the_limit_and_one_below_it_is_not()
    {
        int[] sizes = [132, 297];
        foreach (var (rounds, least) in new[] { (1, 75), (2, 165) })
        {
            Assert.InRange(Minerva.Risk(0.1, 600, 400, sizes[..rounds], least), 0, 0.1);
            Assert.InRange(Minerva.Risk(0.1, 600, 400, sizes[..rounds], least - 1), 0.1, 1);
        }

        Assert.InRange(EndOfRoundBravo.Risk(600, 400, 79, 53), 0, 0.1);
        Assert.InRange(EndOfRoundBravo.Risk(600, 400, 78, 54), 0.1, 1);
    }

    [Fact]
    public void A_ballot_that_agrees_never_makes_the_risk_grow() => Gen.Select(AnyPair, Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 5]).Sample((pair, winner, loser, over) =>
    {
        var ballots = pair.Winner + pair.Loser + 10;
        var values = Enumerable.Repeat(1.0, winner).Concat(Enumerable.Repeat(0.5, over)).ToArray();
        return Bravo.Risk(pair.Winner, pair.Loser, winner + 1, loser) <= Bravo.Risk(pair.Winner, pair.Loser, winner, loser)
            && SuperSimple.Risk(pair.Winner - pair.Loser, ballots, winner + 1, new(over, 0, 0, 0)) <= SuperSimple.Risk(pair.Winner - pair.Loser, ballots, winner, new(over, 0, 0, 0))
            && KaplanMarkov.Risk(2 + loser, Enumerable.Repeat(0.1, winner).Append(0)) <= KaplanMarkov.Risk(2 + loser, Enumerable.Repeat(0.1, winner))
            && Alpha.Risk(values.Append(1), 1_000, 0.6, 1) <= Alpha.Risk(values, 1_000, 0.6, 1);
    });

    [Fact]
    public void A_larger_lead_takes_no_more_ballots() => Gen.Select(Gen.Long[1, 4_000], Gen.Long[1, 500]).Sample((lead, more) =>
        SuperSimple.SampleSize(0.05, lead + more, 10_000, BallotDifferences.None) <= SuperSimple.SampleSize(0.05, lead, 10_000, BallotDifferences.None)
        && Bravo.ExpectedSampleSize(0.05, 5_000 + lead + more, 5_000 - lead - more, 10_000) <= Bravo.ExpectedSampleSize(0.05, 5_000 + lead, 5_000 - lead, 10_000));

    [Fact]
    public void Wrong_outcomes_are_confirmed_no_more_often_than_the_limit_allows()
    {
        // A tie that is reported as 60 to 40 of a hundred, the hardest to tell of wrong outcomes.
        const int Audits = 1_000;
        const double Limit = 0.1;
        // Three standard errors above the limit.
        var most = Audits * (Limit + (3 * Math.Sqrt(Limit * (1 - Limit) / Audits)));
        var confirmed = new int[4];
        for (var audit = 0; audit < Audits; audit++)
        {
            var votes = Votes($"wrong {audit}", 200, 1_000, 500).ToArray();
            var drawn = votes.Index().Select(draw => (Size: draw.Index + 1, Winner: votes.Take(draw.Index + 1).Count(vote => vote))).ToArray();
            confirmed[0] += drawn.Any(at => Bravo.Risk(600, 400, at.Winner, at.Size - at.Winner) <= Limit) ? 1 : 0;
            confirmed[1] += drawn[99].Winner >= Bounds.Value[0].LeastWinner || drawn[199].Winner >= Bounds.Value[1].LeastWinner ? 1 : 0;
            confirmed[2] += Alpha.Risk(Votes($"wrong {audit}", 200, 1_000, 500, withReplacement: false).Select(vote => vote ? 1.0 : 0), 1_000, 0.6, 1) <= Limit ? 1 : 0;
            // A hundred of a thousand records have a vote for the loser as one for the winner: a lead of 200 that is none.
            confirmed[3] += SuperSimple.Risk(200, 1_000, 60, new(0, Votes($"compared {audit}", 60, 1_000, 100).Count(vote => vote), 0, 0)) <= Limit ? 1 : 0;
        }

        Assert.All(confirmed, count => Assert.InRange(count, 0, most));
        Assert.True(confirmed[0] > 20, "An audit that never confirms shows nothing.");
    }

    [Fact]
    public void Stations_that_hide_a_wrong_outcome_are_confirmed_no_more_often_than_the_limit_allows()
    {
        // One of ten stations hides all of the margin: its taint is 1 by a bound of 1, and the others have bounds of 2 and no error.
        const double Limit = 0.25;
        long[] bounds = [1, 2, 2, 2, 2, 2, 2, 2, 2, 2];
        var confirmed = Enumerable.Range(0, 1_000).Count(audit =>
            KaplanMarkov.Risk(bounds.Sum(), PublicSampler.Draw($"stations {audit}", bounds.Sum(), 26, withReplacement: true)
                .Select(pick => PublicSampler.Locate(bounds, pick).Index == 0 ? 1.0 : 0)) <= Limit);
        Assert.InRange(confirmed, 100, 1_000 * (Limit + (3 * Math.Sqrt(Limit * (1 - Limit) / 1_000))));
    }

    [Fact]
    public void Everybody_draws_the_same()
    {
        const string Seed = "13579246801357924680";
        Assert.Equal([808, 596, 485, 161, 557, 375, 860, 464], PublicSampler.Draw(Seed, 1_000, 8, withReplacement: true));
        Assert.Equal([3, 1, 5, 1, 2, 5, 5, 4], PublicSampler.Draw(Seed, 5, 8, withReplacement: true));
        Assert.Equal([3, 1, 5, 2, 4], PublicSampler.Draw(Seed, 5, 8, withReplacement: false));
    }

    [Fact]
    public void A_longer_sample_begins_with_the_shorter_and_repeats_nothing() => Gen.Select(Gen.Int[1, 50], Gen.Int[0, 60], Gen.Int[0, 60]).Sample((population, one, other) =>
    {
        var (shorter, longer) = (Math.Min(one, other), Math.Max(one, other));
        var drawn = PublicSampler.Draw("seed", population, longer, withReplacement: false);
        return drawn.Take(shorter).SequenceEqual(PublicSampler.Draw("seed", population, shorter, withReplacement: false))
            && drawn.Distinct().Count() == Math.Min(longer, population) && drawn.All(pick => pick >= 1 && pick <= population);
    });

    [Fact]
    public void A_number_falls_into_a_station_by_its_length()
    {
        long[] lengths = [2, 0, 3];
        Assert.Equal([(0, 1), (0, 2), (2, 1), (2, 2), (2, 3)], Enumerable.Range(1, 5).Select(number => PublicSampler.Locate(lengths, number)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PublicSampler.Locate(lengths, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => PublicSampler.Locate(lengths, 0));
    }

    [Fact]
    public void Sums_that_lists_are_compared_by_are_weighed()
    {
        // 100 votes of one list for its second seat against 40 of another for its first: 100/2 against 40/1.
        var values = Enumerable.Repeat(Alpha.Assort(true, false, 1, 2), 100).Concat(Enumerable.Repeat(Alpha.Assort(false, true, 1, 2), 40))
            .Concat(Enumerable.Repeat(Alpha.Assort(false, false, 1, 2), 10)).ToArray();
        Assert.Equal(0.5 + ((100 - (2 * 40)) / (2.0 * 2 * 150)), values.Average(), 1e-12);
        Assert.True(values.Append(0).Append(0).Append(0).Average() < values.Average());
    }

    [Fact]
    public void A_ballot_that_is_not_found_ends_no_comparison_and_a_station_that_is_not_found_ends_it()
    {
        Assert.InRange(SuperSimple.Risk(200, 1_000, 60, new(0, 1, 0, 0)), SuperSimple.Risk(200, 1_000, 60, new(1, 0, 0, 0)), 1);
        Assert.Equal(1, KaplanMarkov.Risk(21, [0, 0, 1]));
    }

    [Theory]
    [InlineData(500, 500)]
    [InlineData(400, 600)]
    [InlineData(1, -1)]
    public void Without_a_lead_there_is_nothing_to_audit(long winner, long loser)
    {
        Assert.ThrowsAny<ArgumentException>(() => Bravo.Risk(winner, loser, 1, 1));
        Assert.ThrowsAny<ArgumentException>(() => Minerva.Rounds(0.1, winner, loser, [10]));
        Assert.ThrowsAny<ArgumentException>(() => SuperSimple.Risk(Math.Min(0, winner - loser), 1_000, 1, BallotDifferences.None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_limit_is_a_share(double limit)
    {
        Assert.ThrowsAny<ArgumentException>(() => Bravo.ExpectedSampleSize(limit, 600, 400, 1_000));
        Assert.ThrowsAny<ArgumentException>(() => KaplanMarkov.SampleSize(limit, 21));
        Assert.ThrowsAny<ArgumentException>(() => Alpha.SampleSize(limit, 1, 1_000, 0.75, 1));
    }

    private static readonly Lazy<IReadOnlyList<RoundBound>> Bounds = new(() => Minerva.Rounds(0.1, 600, 400, [100, 200]));

    private static IEnumerable<bool> Votes(string seed, int count, int ballots, int winner, bool withReplacement = true) =>
        PublicSampler.Draw(seed, ballots, count, withReplacement).Select(pick => pick <= winner);
}

using System.Globalization;
using System.Text.Json;
using Saylau.Statistics.RiskLimiting;

namespace Saylau.Tests.Rules.Statistics;

/// <summary>Every published vector of the shared data; shown as skipped where that is not there.</summary>
public sealed class RiskLimitingVectorTests
{
    private static readonly JsonSerializerOptions Words = new() { PropertyNameCaseInsensitive = true };

    [Fact]
    public void Bravo_expects_the_published_sizes()
    {
        var asn = RiskLimitingVectors.Read().GetProperty("bravo_asn");
        foreach (var vector in asn.GetProperty("p_to_asn").EnumerateObject())
        {
            var winner = (long)(decimal.Parse(vector.Name, CultureInfo.InvariantCulture) * 1_000);
            Assert.Equal(vector.Value.GetDouble(), Bravo.ExpectedSampleSize(0.1, winner, 1_000 - winner, 1_000), 0.01);
        }

        foreach (var vector in asn.GetProperty("arlo_ceil").EnumerateObject())
        {
            var numbers = Numbers(vector.Name);
            Assert.Equal(vector.Value.GetInt32(), (int)Math.Ceiling(Bravo.ExpectedSampleSize(0.1, numbers[0], numbers[1], numbers[^1])));
        }
    }

    [Fact]
    public void Bravo_measures_the_published_risks()
    {
        foreach (var vector in RiskLimitingVectors.Read().GetProperty("bravo_p").GetProperty("vectors").EnumerateArray())
        {
            var (winner, loser) = RiskLimitingVectors.Votes(vector.GetProperty("s"));
            Assert.Equal(vector.GetProperty("p").GetDouble(), Bravo.Risk(winner, loser, vector.GetProperty("w").GetInt64(), vector.GetProperty("l").GetInt64()), 1e-12);
        }
    }

    // The chance of ending rises with the sample but for the steps of whole ballots: the publishers' search ends at a size
    // that reaches it, ours at the smallest that does.
    [Fact]
    public void Bravo_ends_by_chance_at_no_more_than_the_published_sizes_which_do()
    {
        foreach (var contest in RiskLimitingVectors.Read().GetProperty("bravo_stop_sizes_arlo").EnumerateObject())
        {
            var numbers = Numbers(contest.Name.Split(" alpha")[0]);
            AtMost(contest.Value, numbers, contest.Name.Contains("of", StringComparison.Ordinal) ? numbers[^1] : 1_000,
                chance => Bravo.SampleSize(0.1, numbers[0], numbers[1], contest.Name.Contains("of", StringComparison.Ordinal) ? numbers[^1] : 1_000, chance),
                size => EndOfRoundBravo.Rounds(0.1, numbers[0], numbers[1], [size])[0].Stops);
        }
    }

    [Fact]
    public void Minerva_stops_where_it_is_published()
    {
        foreach (var vector in RiskLimitingVectors.Read().GetProperty("minerva").EnumerateArray())
        {
            var (winner, loser) = RiskLimitingVectors.Votes(vector.GetProperty("p"));
            Compare(vector, Minerva.Rounds(0.1, winner, loser, Rounds(vector)));
        }
    }

    [Fact]
    public void Bravo_at_the_end_of_rounds_stops_where_it_is_published()
    {
        foreach (var vector in RiskLimitingVectors.Read().GetProperty("eor_bravo").EnumerateArray())
        {
            var (winner, loser) = RiskLimitingVectors.Votes(vector.GetProperty("p"));
            Compare(vector, EndOfRoundBravo.Rounds(0.1, winner, loser, Rounds(vector)));
        }
    }

    [Fact]
    public void Minerva_ends_in_a_first_round_of_no_more_than_the_published_size_which_does()
    {
        foreach (var contest in RiskLimitingVectors.Read().GetProperty("minerva_first_round_arlo").EnumerateObject())
        {
            var numbers = Numbers(contest.Name.Replace(" + ", "/", StringComparison.Ordinal).Split(" blank")[0].Split(" alpha")[0].TrimEnd(','));
            AtMost(contest.Value, numbers, numbers.Sum(), chance => Minerva.FirstRoundSize(0.1, numbers[0], numbers[1], numbers.Sum(), chance),
                size => Minerva.Rounds(0.1, numbers[0], numbers[1], [size])[0].Stops);
        }
    }

    [Fact]
    public void Super_simple_measures_and_plans_as_published()
    {
        var vectors = RiskLimitingVectors.Read().GetProperty("super_simple");
        var tolerance = vectors.GetProperty("tolerance").GetDouble();
        foreach (var contest in vectors.GetProperty("contests").EnumerateObject())
        {
            var numbers = Numbers(contest.Name);
            var (lead, n0) = (numbers[0] - numbers[1], contest.Value.GetProperty("n0").GetInt32());
            Assert.Equal(n0, SuperSimple.SampleSize(0.1, lead, numbers[^1], new(1, 0, 1, 0)));
            Assert.Equal(contest.Value.GetProperty("p0").GetDouble(), SuperSimple.Risk(lead, numbers[^1], n0, BallotDifferences.None), tolerance);
            Assert.Equal(contest.Value.GetProperty("p_1over").GetDouble(), SuperSimple.Risk(lead, numbers[^1], n0, new(1, 0, 0, 0)), tolerance);
            Assert.Equal(contest.Value.GetProperty("n_after_1over").GetInt64(), SuperSimple.SampleSizeAfter(0.1, lead, numbers[^1], n0, new(1, 0, 0, 0)));
        }
    }

    [Fact]
    public void Stations_are_drawn_as_often_as_published()
    {
        foreach (var contest in RiskLimitingVectors.Read().GetProperty("macro_batch").GetProperty("contests").EnumerateObject())
        {
            var numbers = Numbers(contest.Name);
            var bound = KaplanMarkov.ErrorBound(numbers[0], numbers[1], numbers[2], numbers[0] - numbers[1]);
            Assert.Equal(contest.Value.GetInt64(), KaplanMarkov.SampleSize(0.25, bound));
        }
    }

    [Fact]
    public void Means_are_measured_as_published()
    {
        var vectors = RiskLimitingVectors.Read().GetProperty("shangrla");
        foreach (var vector in vectors.GetProperty("kaplan_markov").Deserialize<MeanVector[]>(Words)!)
            Assert.Equal(vector.P, KaplanMarkov.MeanRisk(vector.X, vector.T, vector.G), 1e-12);
        foreach (var vector in vectors.GetProperty("kaplan_wald").Deserialize<MeanVector[]>(Words)!)
            Assert.Equal(vector.P, KaplanMarkov.KaplanWaldRisk(vector.X, vector.T, vector.G), 1e-12);
        Assert.Equal(vectors.GetProperty("mean_at_zero_errors").GetProperty("v=.5,u=1").GetDouble(), Alpha.Compare(1, 1, 0.5), 1e-12);
        var sizes = vectors.GetProperty("alpha_mart").GetProperty("sample_sizes");
        Assert.Equal(sizes.GetProperty("x=1,N=1000,t=.5,eta=.75,alpha=.05").GetInt64(), Alpha.SampleSize(0.05, 1, 1_000, 0.75, 1, double.PositiveInfinity));
        Assert.Equal(sizes.GetProperty("x=.75").GetInt64(), Alpha.SampleSize(0.05, 0.75, 1_000, 0.75, 1, double.PositiveInfinity));
    }

    private static void Compare(JsonElement vector, IReadOnlyList<RoundBound> rounds)
    {
        Assert.Equal(vector.GetProperty("kmin").EnumerateArray().Select(least => least.GetInt32()), rounds.Select(round => round.LeastWinner));
        foreach (var (name, read) in new (string, Func<RoundBound, double>)[] { ("stop_cum", round => round.Stops), ("risk_cum", round => round.Risk) })
        {
            if (!vector.TryGetProperty(name, out var published))
                continue;
            Assert.All(published.EnumerateArray().Zip(rounds), pair => Assert.Equal(pair.First.GetDouble(), read(pair.Second), 1e-9));
        }
    }

    private static void AtMost(JsonElement sizes, long[] numbers, long ballots, Func<double, long> planned, Func<int, double> chanceOf)
    {
        foreach (var vector in sizes.EnumerateObject())
        {
            var chance = double.Parse(vector.Name, CultureInfo.InvariantCulture);
            var published = vector.Value.GetInt64();
            Assert.InRange(planned(chance), 1, published);
            Assert.InRange(chanceOf((int)(published * (numbers[0] + numbers[1]) / ballots)), chance, 1);
        }
    }

    private static int[] Rounds(JsonElement vector) => [.. vector.GetProperty("rounds").EnumerateArray().Select(size => size.GetInt32())];

    private static long[] Numbers(string contest) =>
        [.. contest.Replace(" of ", "/", StringComparison.Ordinal).Split('/').Select(part => long.Parse(part, CultureInfo.InvariantCulture))];

    private sealed record MeanVector
    {
        public double[] X { get; init; } = [];

        public double T { get; init; }

        public double G { get; init; }

        public double P { get; init; }
    }
}

using System.Security.Cryptography;
using System.Text;
using Saylau.Statistics.RecordLinkage;

namespace Saylau.Tests.Rules.RecordLinkage;

public sealed class FellegiSunterTests
{
    private static readonly double[][] M = [[0.02, 0.08, 0.90], [0.05, 0.10, 0.85], [0.03, 0.07, 0.90]];
    private static readonly double[][] U = [[0.97, 0.02, 0.01], [0.93, 0.05, 0.02], [0.98, 0.015, 0.005]];

    [Fact]
    public void What_was_planted_is_recovered()
    {
        var pairs = Planted(200_000, 0.05);
        var start = new FellegiSunter([[0.1, 0.2, 0.7], [0.1, 0.2, 0.7], [0.1, 0.2, 0.7]], [[0.8, 0.1, 0.1], [0.8, 0.1, 0.1], [0.8, 0.1, 0.1]], 0.2);

        var fit = start.Fitted(pairs);

        Assert.InRange(fit.Matches, 0.048, 0.052);
        for (var field = 0; field < 3; field++)
        {
            for (var level = 0; level < 3; level++)
            {
                Assert.InRange(fit.M[field][level], M[field][level] - 0.015, M[field][level] + 0.015);
                Assert.InRange(fit.U[field][level], U[field][level] - 0.004, U[field][level] + 0.004);
            }
        }
    }

    [Fact]
    public void A_weight_is_the_sum_of_its_fields_and_what_is_missing_counts_for_nothing()
    {
        var model = new FellegiSunter(M, U, 0.05);

        Assert.Equal(Math.Log2(90) + Math.Log2(42.5), model.Weight([Agreement.Exact, Agreement.Exact, Agreement.Missing]), 9);
        Assert.Equal(0, model.Weight([Agreement.Missing, Agreement.Missing, Agreement.Missing]));
        Assert.Equal(0.05, model.Probability([Agreement.Missing, Agreement.Missing, Agreement.Missing]), 12);
        Assert.True(model.Weight([Agreement.Different, Agreement.Different, Agreement.Different]) < -13);
    }

    [Fact]
    public void What_is_known_of_two_persons_can_be_kept()
    {
        var model = new FellegiSunter(M, U, 0.5);

        var fit = model.Fitted(Planted(20_000, 0.05), keepU: true);

        Assert.Equal(U, fit.U);
        Assert.InRange(fit.Matches, 0.04, 0.06);
    }

    [Theory]
    [InlineData("2001-02-03", "2001-02-03", Agreement.Exact)]
    [InlineData("2001-02-03", "2001-03-02", Agreement.Close)]
    [InlineData("2001-02-03", "2001-02-04", Agreement.Close)]
    [InlineData("2001-02-03", "2001-02-14", Agreement.Different)]
    [InlineData("2001-02-03", "1991-02-13", Agreement.Different)]
    [InlineData("", "2001-02-03", Agreement.Missing)]
    public void Dates_are_close_when_swapped_or_one_digit_apart(string first, string second, Agreement agreement)
    {
        Assert.Equal(agreement, Comparators.OfDates(first, second));
        Assert.Equal(agreement, Comparators.OfDates(second, first));
    }

    [Theory]
    [InlineData("ahmetov", "ahmetov", Agreement.Exact)]
    [InlineData("ahmetov", "ahmtov", Agreement.Close)]
    [InlineData("ahmetov", "ospanov", Agreement.Different)]
    [InlineData("ahmetov", "", Agreement.Missing)]
    public void Names_are_close_when_they_differ_by_a_slip(string first, string second, Agreement agreement) =>
        Assert.Equal(agreement, Comparators.OfNames(first, second));

    // Pairs by chance from what is planted; the chance is a hash, so that it is always the same.
    private static List<(IReadOnlyList<Agreement>, long)> Planted(int pairs, double matches)
    {
        var counts = new Dictionary<(int, int, int), long>();
        for (var pair = 0; pair < pairs; pair++)
        {
            var shares = Chance(pair) < matches ? M : U;
            int Level(int field) => Chance(pair, field + 1) is var chance && chance < shares[field][0] ? 0 : chance < shares[field][0] + shares[field][1] ? 1 : 2;
            var key = (Level(0), Level(1), Level(2));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return [.. counts.Select(count => ((IReadOnlyList<Agreement>)[(Agreement)count.Key.Item1, (Agreement)count.Key.Item2, (Agreement)count.Key.Item3], count.Value))];
    }

    internal static double Chance(int number, int part = 0) =>
        BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}/{part}")), 0) / (double)uint.MaxValue;
}

using System.Diagnostics;
using System.Globalization;

namespace Saylau.Benchmarks;

/// <summary>
/// Rates measured in turns, A B C A B C …, so that a machine whose speed drifts drifts for all of them. What is quoted is
/// the median of each, and the median of the ratios round by round.
/// </summary>
internal static class Measurement
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    /// <summary>One thing to measure: what a caller does once, and how many calls or rows that counts as.</summary>
    public sealed record Subject(string Name, int Callers, Func<Task> Once, int Weight = 1);

    /// <summary>Measures subjects in turns and prints each beside the first.</summary>
    public static async Task Compare(int rounds, params Subject[] subjects)
    {
        var rates = subjects.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var index = 0; index < subjects.Length; index++)
            {
                var rate = await Rate(subjects[index]);
                // The first round warms up.
                if (round >= 0)
                    rates[index].Add(rate);
            }
        }

        for (var index = 0; index < subjects.Length; index++)
            Print(subjects[index].Name, rates[index], subjects[0].Name, rates[0]);
    }

    /// <summary>What the machine is.</summary>
    public static string Machine() => string.Create(CultureInfo.InvariantCulture,
        $"Measured on {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, "
        + $"{System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}; medians, calls or writes a second.");

    private static async Task<double> Rate(Subject subject)
    {
        var done = 0L;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, subject.Callers).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < Turn)
            {
                await subject.Once();
                Interlocked.Add(ref done, subject.Weight);
            }
        })));
        return done / watch.Elapsed.TotalSeconds;
    }

    private static void Print(string name, List<double> rates, string besideName, List<double> beside)
    {
        var ratio = Median([.. rates.Zip(beside, (rate, other) => rate / other)]);
        Console.WriteLine(ReferenceEquals(rates, beside)
            ? string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median(rates):#,0} | | |")
            : string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median(rates):#,0} | {besideName} | {ratio:0.00} |"));
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

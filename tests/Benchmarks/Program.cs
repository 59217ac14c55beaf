using System.Globalization;
using Saylau.Benchmarks;

// Without arguments everything in its usual size; with them only what they name: --rounds 9 --stations 1000000.
var sizes = args.Chunk(2).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
int? Size(string name, int usual) => args.Length == 0 ? usual : sizes.TryGetValue(name, out var asked) ? asked : null;

Console.WriteLine(Measurement.Machine());
Console.WriteLine();
Console.WriteLine("| what | median | beside | ratio |");
Console.WriteLine("|---|---|---|---|");
if (Size("--rounds", 5) is { } rounds)
{
    await ReadBenchmark.Run(rounds);
    await WriteBenchmark.Run(rounds);
}

if (Size("--stations", 20_000) is { } stations)
    await TallyBenchmark.Run(stations);
if (Size("--signatures", 200_000) is { } signatures)
    await SignatureBenchmark.Run(signatures);
if (Size("--voters", 200_000) is { } voters)
    await VoterListBenchmark.Run(voters);

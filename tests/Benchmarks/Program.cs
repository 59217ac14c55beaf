using Saylau.Benchmarks;

var rounds = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 5;
Console.WriteLine(Measurement.Machine());
Console.WriteLine();
Console.WriteLine("| what | median | beside | ratio |");
Console.WriteLine("|---|---|---|---|");
// None: only what does not come in rounds.
if (rounds > 0)
{
    await ReadBenchmark.Run(rounds);
    await WriteBenchmark.Run(rounds);
}

await SignatureBenchmark.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 200_000);

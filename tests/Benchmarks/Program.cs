using Saylau.Benchmarks;

if (args is ["--stations", var stations])
{
    await TallyBenchmark.Run(int.Parse(stations, System.Globalization.CultureInfo.InvariantCulture));
    return;
}

var rounds = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 5;
Console.WriteLine(Measurement.Machine());
Console.WriteLine();
Console.WriteLine("| what | median | beside | ratio |");
Console.WriteLine("|---|---|---|---|");
await ReadBenchmark.Run(rounds);
await WriteBenchmark.Run(rounds);
await TallyBenchmark.Run(20_000);

using Saylau.Benchmarks;

var rounds = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 5;
Console.WriteLine(Measurement.Machine());
Console.WriteLine();
Console.WriteLine("| what | median | beside | ratio |");
Console.WriteLine("|---|---|---|---|");
await ReadBenchmark.Run(rounds);
await WriteBenchmark.Run(rounds);
await VoterListBenchmark.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 200_000);

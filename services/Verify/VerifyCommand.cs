using System.CommandLine;
using Saylau.Client.Proofs;

namespace Saylau.Verify;

/// <summary>Checks files that a Saylau service published, on this machine and without asking any service.</summary>
public static class VerifyCommand
{
    private const string Codes = "Ends with 0 if everything holds, 1 if something differs, and 2 if something could not be checked.";

    /// <summary>Runs the command line, and prints what was checked.</summary>
    /// <returns>0 if everything holds, 1 if something differs, 2 if something could not be checked.</returns>
    public static async Task<int> Run(string[] args, TextWriter output)
    {
        var root = new RootCommand($"Checks what a Saylau service published, without any service. {Codes}")
        {
            Bundle(output), Consistency(output), Recount(output), Log(output), Save(output),
        };
        var line = root.Parse(args);
        var code = await line.InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
        // A command line that is not understood checked nothing.
        return line.Errors.Count > 0 ? 2 : code;
    }

    private static Command Bundle(TextWriter output)
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Answers of GetProofBundle, or the bundles in them, as JSON.", Arity = ArgumentArity.OneOrMore };
        var key = Key();
        var command = new Command("bundle", "Checks proof bundles of polling stations: the signature of the checkpoint, that the event is in the tree, and that the event says what the protocol says.") { files, key };
        command.SetAction(line => Report.Print(output, line.GetRequiredValue(files).Select(file => (file.FullName, BundleCheck.Of(file.FullName, line.GetValue(key))))));
        return command;
    }

    private static Command Consistency(TextWriter output)
    {
        var older = new Argument<FileInfo>("OLD") { Description = "The older checkpoint: a signed note, or an answer of GetCheckpoint as JSON." };
        var newer = new Argument<FileInfo>("NEW") { Description = "The newer one." };
        var proof = new Argument<FileInfo>("PROOF") { Description = "An answer of GetConsistencyProof from the older size to the newer, as JSON." };
        var key = Key();
        var command = new Command("consistency", "Checks that a ledger only grew between two checkpoints: nothing was rewritten.") { older, newer, proof, key };
        command.SetAction(line => Report.Print(output,
            [("consistency", ConsistencyCheck.Of(line.GetRequiredValue(older).FullName, line.GetRequiredValue(newer).FullName, line.GetRequiredValue(proof).FullName, line.GetValue(key)))]));
        return command;
    }

    private static Command Recount(TextWriter output)
    {
        var export = new Argument<FileInfo>("EXPORT") { Description = "Results by station, as ExportResults gives them: CSV, Parquet, NIST JSON or NIST XML." };
        var against = new Option<FileInfo[]>("--against") { Description = "Totals to compare with: an export by region or of the nation, or an answer of GetTally, ListTallies or GetCertifiedResult as JSON.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var bundles = new Option<FileInfo[]>("--bundle") { Description = "Proof bundles; the figures of their stations are compared with the export.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var key = Key();
        var command = new Command("recount", "Adds up an export by station and compares the sums, figure by figure, with published totals.") { export, against, bundles, key };
        command.SetAction(line => Report.Print(output, [("recount", RecountCheck.Of(
            line.GetRequiredValue(export).FullName, Paths(line.GetValue(against)), Paths(line.GetValue(bundles)), line.GetValue(key)))]));
        return command;
    }

    private static Command Log(TextWriter output)
    {
        var events = new Argument<FileInfo>("EVENTS") { Description = "Every event of the ledger, as ReadEvents streams them over JSON: one answer a line." };
        var checkpoint = new Argument<FileInfo>("CHECKPOINT") { Description = "A signed note, or an answer of GetCheckpoint as JSON." };
        var key = Key();
        var command = new Command("log", "Computes the tree head of all events, and compares it with a signed checkpoint.") { events, checkpoint, key };
        command.SetAction(line => Report.Print(output, [("log", LogCheck.Of(line.GetRequiredValue(events).FullName, line.GetRequiredValue(checkpoint).FullName, line.GetValue(key)))]));
        return command;
    }

    private static Command Save(TextWriter output)
    {
        var stream = new Argument<FileInfo>("STREAM") { Description = "What ExportResults answers over JSON: one part a line." };
        var file = new Argument<FileInfo>("FILE") { Description = "Where the export is written to." };
        var command = new Command("save", "Makes a file of an export that was fetched as JSON, and checks that it is whole.") { stream, file };
        command.SetAction(line => Report.Print(output, [("save", SaveCheck.Of(line.GetRequiredValue(stream).FullName, line.GetRequiredValue(file).FullName))]));
        return command;
    }

    private static string[] Paths(FileInfo[]? files) => [.. (files ?? []).Select(file => file.FullName)];

    private static Option<string?> Key() => new("--key") { Description = "The verifier key that you trust (name+id+base64), from somewhere other than these files.", HelpName = "KEY" };
}

/// <summary>Prints what was checked, a line for each thing.</summary>
internal static class Report
{
    /// <summary>Prints, and returns the exit code.</summary>
    public static int Print(TextWriter output, IEnumerable<(string Name, IEnumerable<ProofStep> Steps)> checks)
    {
        var worst = 0;
        foreach (var (name, steps) in checks)
        {
            output.WriteLine(name);
            var all = Guarded(steps).ToArray();
            foreach (var step in all)
                output.WriteLine($"  {Word(step.Outcome),-9} {step.Said}");
            output.WriteLine(Verdict(all));
            worst = Worse(worst, CodeOf(all));
        }

        return worst;
    }

    // What cannot be read is said like what cannot be checked.
    private static IEnumerable<ProofStep> Guarded(IEnumerable<ProofStep> steps)
    {
        using var each = steps.GetEnumerator();
        while (true)
        {
            ProofStep? step;
            try
            {
                step = each.MoveNext() ? each.Current : null;
            }
            catch (UnreadableFileException unreadable)
            {
                step = ProofStep.NotShown(unreadable.Message);
            }

            if (step is null)
                yield break;
            yield return step;
        }
    }

    private static int CodeOf(ProofStep[] steps) =>
        Array.Exists(steps, step => step.Outcome is ProofOutcome.Differs) ? 1
        : steps.Length == 0 || Array.Exists(steps, step => step.Outcome is ProofOutcome.NotShown) ? 2
        : 0;

    // Something that differs is worse than something that could not be checked.
    private static int Worse(int left, int right) => left == 1 || right == 1 ? 1 : Math.Max(left, right);

    private static string Word(ProofOutcome outcome) => outcome switch
    {
        ProofOutcome.Holds => "ok",
        ProofOutcome.Differs => "DIFFERS",
        _ => "UNCHECKED",
    };

    private static string Verdict(ProofStep[] steps) => CodeOf(steps) switch
    {
        0 => "verified",
        1 => "NOT verified: something differs",
        _ => "NOT verified: something could not be checked",
    };
}

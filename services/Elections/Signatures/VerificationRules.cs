using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Statistics;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Signatures;

/// <summary>
/// How a sample is drawn, and what follows from what was checked. The draw is that of R. L. Rivest, "Consistent Sampling with
/// Replacement" (2018), without replacement: each line has a ticket that depends on the public seed alone.
/// </summary>
internal static class VerificationRules
{
    // The law's confidence where it says none: a full check leaves no doubt, and only a law brings samples.
    private static readonly Ratio Usual = new() { Numerator = 95, Denominator = 100 };

    /// <summary>The ticket of a line: SHA-256 of seed, region, sheet and line, a line feed between each.</summary>
    public static byte[] Ticket(string seed, string region, string sheet, long line) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{region}\n{sheet}\n{line}")));

    /// <summary>The lines with the least tickets, in the order of the tickets. However many there are, only the sample is kept.</summary>
    public static IReadOnlyList<T> Draw<T>(IEnumerable<T> lines, int size, Func<T, byte[]> ticket)
    {
        // The largest ticket comes out first.
        var kept = new PriorityQueue<T, byte[]>(Comparer<byte[]>.Create((left, right) => right.AsSpan().SequenceCompareTo(left)));
        foreach (var line in lines)
        {
            if (kept.Count < size)
                kept.Enqueue(line, ticket(line));
            else if (size > 0)
                kept.EnqueueDequeue(line, ticket(line));
        }

        var drawn = new List<T>(kept.Count);
        while (kept.TryDequeue(out var line, out _))
            drawn.Add(line);
        drawn.Reverse();
        return drawn;
    }

    /// <summary>May what was found of a signature be taken? In a sample, only of those drawn; each once.</summary>
    public static RowResult Take(CheckedSignature row, SignatureRow? known, bool isDrawn, bool isSample)
    {
        var at = $"place: line {row.Place.Line} of sheet '{row.Place.Sheet}'";
        if (known is null)
            return new RowResult().Refuse(ErrorReason.SignatureNotFound, $"{at} has no signature of this region.");
        if (!isDrawn)
            return new RowResult().Refuse(ErrorReason.SignatureNotDrawn, $"{at} is not in the sample.");
        var verdict = row.Invalidity is InvalidityReason.Unspecified ? 1 : 2;
        if (known.Checked == verdict)
            return new() { Outcome = RowOutcome.Present };
        if (known.Checked != 0)
            return new RowResult().Refuse(ErrorReason.SignatureChecked, $"{at} was checked already, with another result.");
        // What was struck out after the draw is still a part of the sample, and is known to be invalid.
        return (SignatureState)known.State is SignatureState.Valid || (isSample && verdict == 2)
            ? new() { Outcome = RowOutcome.Stored }
            : new RowResult().Refuse(ErrorReason.SignatureNotCounted, $"{at} does not count.");
    }

    /// <summary>What anybody can recompute of a draw.</summary>
    public static byte[] Digest(IEnumerable<(string Sheet, long Line)> drawn) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(drawn.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Sheet}\t{place.Line}\n")))));

    /// <summary>Where the verification of a region stands, and what follows for it.</summary>
    /// <param name="row">The plan, and what was found.</param>
    /// <param name="counting">Signatures of the region that count now.</param>
    /// <param name="required">What the law requires there; null where it requires nothing.</param>
    /// <param name="law">How sure the conclusion has to be.</param>
    public static RegionVerification Region(VerificationRow row, uint counting, uint? required, SignatureSampleRule? law)
    {
        var plan = row.ToPlan();
        var isFull = plan.Method is VerificationMethod.Full;
        var (population, toCheck) = isFull ? (counting + row.Invalid, counting + row.Invalid) : (row.Population, row.Drawn);
        var (isChecked, isDone) = (row.Valid + row.Invalid, isFull ? row.Valid >= counting : row.Drawn > 0 && row.Valid + row.Invalid >= row.Drawn);
        var found = new RegionVerification
        {
            Plan = plan,
            Population = RegionSignatures.Counted(population),
            ToCheck = RegionSignatures.Counted(toCheck),
            Drawn = row.Drawn > 0,
            DrawDigest = ByteString.CopyFrom(row.DrawDigest),
            Checked = RegionSignatures.Counted(isChecked),
            Valid = RegionSignatures.Counted(row.Valid),
            Invalid = RegionSignatures.Counted(row.Invalid),
            Estimate = isChecked == 0 ? null : new() { Numerator = (ulong)population * (ulong)row.Valid, Denominator = (ulong)isChecked },
            Conclusion = VerificationConclusion.Unfinished,
        };
        if (required is { } least)
            found.Required = least;
        if (!isDone)
            return found;
        var (low, high) = isFull ? (counting, counting) : Interval(population, isChecked, row.Valid, law?.Confidence ?? Usual);
        (found.AtLeast, found.AtMost) = (low, high);
        found.Conclusion = Conclude(low, high, required ?? 0);
        return found;
    }

    /// <summary>What follows in all: enough in all and in enough regions, too few of either, or not known without a full check.</summary>
    public static GetVerificationResponse InAll(IReadOnlyList<RegionVerification> regions, uint required, InitiativeLaw law, IReadOnlyList<string> named)
    {
        var all = new GetVerificationResponse { Regions = { regions }, Required = required, Conclusion = VerificationConclusion.Unfinished };
        if (regions.Count == 0 || regions.Any(region => region.Conclusion is VerificationConclusion.Unfinished))
            return all;
        all.AtLeast = RegionSignatures.Counted(regions.Sum(region => (long)region.AtLeast));
        all.AtMost = RegionSignatures.Counted(regions.Sum(region => (long)region.AtMost));
        var inTotal = Conclude(all.AtLeast, all.AtMost, required);
        var needed = law.SignatureSpread is { } spread ? Findings.PartOf(spread.Share, named.Count) : (uint)named.Count;
        var enough = Count(regions, named, VerificationConclusion.Enough);
        var possible = enough + Count(regions, named, VerificationConclusion.FullCheckNeeded);
        all.Conclusion = inTotal is VerificationConclusion.TooFew || possible < needed ? VerificationConclusion.TooFew
            : inTotal is VerificationConclusion.Enough && enough >= needed ? VerificationConclusion.Enough
            : VerificationConclusion.FullCheckNeeded;
        return all;
    }

    /// <summary>Does the verification allow to find the signatures enough?</summary>
    public static Finding Concluded(string id, VerificationConclusion conclusion) => Findings.Make("elections.initiatives.verification_concluded", null, "",
        Findings.Text(EnumText.Of(VerificationConclusion.Enough)), Findings.Text(EnumText.Of(conclusion)),
        conclusion switch
        {
            VerificationConclusion.Enough => Outcome.Satisfied,
            VerificationConclusion.TooFew => Outcome.Violated,
            _ => Outcome.Undetermined,
        }, $"initiatives/{id}/verification");

    /// <summary>What follows from the ends of an interval and a threshold.</summary>
    public static VerificationConclusion Conclude(uint atLeast, uint atMost, uint required) =>
        atLeast >= required ? VerificationConclusion.Enough
        : atMost < required ? VerificationConclusion.TooFew
        : VerificationConclusion.FullCheckNeeded;

    private static (uint AtLeast, uint AtMost) Interval(long population, long sample, long valid, Ratio confidence)
    {
        var (low, high) = HypergeometricInterval.Of(population, sample, valid, 1 - ((double)confidence.Numerator / confidence.Denominator));
        return (RegionSignatures.Counted(low), RegionSignatures.Counted(high));
    }

    private static uint Count(IReadOnlyList<RegionVerification> regions, IReadOnlyList<string> named, VerificationConclusion conclusion) =>
        (uint)regions.Count(region => region.Conclusion == conclusion && named.Contains(region.Plan.Region, StringComparer.Ordinal));
}

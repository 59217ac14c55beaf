using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Signatures;

/// <summary>
/// Signatures entered, struck out, restored and withdrawn at random, beside a model that keeps every line in a list and judges
/// it as slowly and plainly as the law reads. After every step both say the same, and so does the recount.
/// </summary>
public sealed class ModelTests(SignatureWorld world)
{
    private const int Steps = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_is_counted_is_what_a_plain_reading_of_every_line_counts(int seed)
    {
        var (id, model) = ($"model-{seed}", new Model());
        await world.Registered(id);
        for (var step = 0; step < Steps; step++)
        {
            await Step(id, model, seed, step);
            await Same(id, model, $"seed {seed}, step {step}");
        }

        await world.Submit(id);
        model.Submitted = true;
        await Same(id, model, $"seed {seed}, submitted");
        foreach (var decision in model.Decisions.Where(decision => !decision.Restored).ToArray())
        {
            await world.Commission.Signatures.RestoreSignaturesAsync(SignatureWorld.Restore(id, decision.Id, "2020-05-17"));
            decision.Restored = true;
            await Same(id, model, $"seed {seed}, restored {decision.Id}");
        }
    }

    private async Task Step(string id, Model model, int seed, int step)
    {
        int Roll(int faces, string what) => BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{step}/{what}"))) is var number ? (int)((uint)number % faces) : 0;
        var standing = model.Decisions.Where(decision => !decision.Restored).ToArray();
        switch (Roll(10, "act"))
        {
            case < 5:
                var sheet = Roll(6, "sheet");
                var rows = Enumerable.Range(0, 1 + Roll(12, "rows")).Select(index => SignatureWorld.Row(
                    $"s-{sheet}", 1 + Roll(25, $"line{index}"), Region(sheet), Roll(30, $"person{index}"), $"2020-04-{10 + Roll(15, $"day{index}")}", $"c-{sheet % 2}")).ToArray();
                await world.Import(id, rows);
                foreach (var row in rows)
                    model.Enter(row);
                break;
            case 5 or 6:
                var condition = Roll(4, "condition") switch
                {
                    0 => new SignatureCondition { Sheet = $"s-{Roll(6, "which")}" },
                    1 => new() { Region = Region(Roll(6, "which")) },
                    2 => new() { Collector = $"c-{Roll(2, "which")}" },
                    _ => new() { SignedFrom = "2020-04-12", SignedUntil = $"2020-04-{12 + Roll(8, "which")}" },
                };
                var reason = (InvalidityReason)(1 + Roll(10, "reason"));
                await world.Commission.Signatures.InvalidateSignaturesAsync(SignatureWorld.Invalidate(id, $"d-{step}", reason, condition));
                model.Strike($"d-{step}", reason, condition);
                break;
            case 7 when standing.Length > 0:
                var restored = standing[Roll(standing.Length, "restored")];
                await world.Commission.Signatures.RestoreSignaturesAsync(SignatureWorld.Restore(id, restored.Id));
                restored.Restored = true;
                break;
            case 8 when model.Count > 0:
                var named = Enumerable.Range(0, 1 + Roll(6, "places")).Select(index => Roll(model.Count, $"place{index}")).Distinct().ToArray();
                var why = (InvalidityReason)(1 + Roll(10, "why"));
                await world.Commission.Signatures.InvalidateSignaturesAsync(SignatureWorld.Invalidate(id, $"d-{step}", why, null, [.. named.Select(model.PlaceOf)]));
                model.Strike($"d-{step}", why, named);
                break;
            default:
                var person = Roll(30, "withdraws");
                await world.Commission.Signatures.WithdrawSignatureAsync(new()
                {
                    RequestId = World.NewId(),
                    OccurredOn = "2020-04-20",
                    InitiativeId = id,
                    NationalNumber = person.ToString("00000000", CultureInfo.InvariantCulture),
                });
                model.Withdrawn.Add(person.ToString("00000000", CultureInfo.InvariantCulture));
                break;
        }
    }

    private async Task Same(string id, Model model, string at)
    {
        var tallies = (await world.Count(id)).Tallies.Select(tally => $"{tally.Region} {tally.State} {tally.Reason} {tally.Count}");
        Assert.True(model.Tallies().SequenceEqual(tallies, StringComparer.Ordinal), $"{at}: {string.Join("; ", tallies)} — the model: {string.Join("; ", model.Tallies())}");
    }

    private static string Region(int sheet) => sheet switch { 0 or 1 => "AR-NOR", 2 or 3 => "AR-SOU", _ => "AR-CAP" };

    /// <summary>Every line in the order of the ledger, and every decision: where a line stands is worked out anew each time.</summary>
    private sealed class Model
    {
        private readonly List<SignatureEntry> lines = [];

        public List<Decision> Decisions { get; } = [];

        public HashSet<string> Withdrawn { get; } = new(StringComparer.Ordinal);

        public bool Submitted { get; set; }

        public void Enter(SignatureEntry row)
        {
            if (!lines.Any(line => string.Equals(line.Sheet, row.Sheet, StringComparison.Ordinal) && line.Line == row.Line))
                lines.Add(row);
        }

        public int Count => lines.Count;

        public SignaturePlace PlaceOf(int index) => new() { Sheet = lines[index].Sheet, Line = lines[index].Line };

        public void Strike(string id, InvalidityReason reason, SignatureCondition condition) => Decisions.Add(new(id, reason, condition, [], lines.Count));

        public void Strike(string id, InvalidityReason reason, int[] named) => Decisions.Add(new(id, reason, null, named, lines.Count));

        public IEnumerable<string> Tallies()
        {
            var reasons = lines.Select((line, index) => Decisions.FirstOrDefault(decision => !decision.Restored && index < decision.Until && decision.Names(index, line))?.Reason).ToArray();
            bool IsWithdrawn(int index) => Submitted && reasons[index] is null && Withdrawn.Contains(lines[index].NationalNumber)
                && string.CompareOrdinal(lines[index].SignedOn, "2020-04-20") <= 0;
            var states = lines.Select((line, index) =>
            {
                if (reasons[index] is { } reason)
                    return $"{line.Region} Invalid {reason}";
                if (IsWithdrawn(index))
                    return $"{line.Region} Withdrawn Unspecified";
                var others = lines.Select((other, at) => (other, at)).Where(one => one.at != index && string.Equals(one.other.NationalNumber, line.NationalNumber, StringComparison.Ordinal)).ToArray();
                var blocked = others.Any(one => reasons[one.at] is InvalidityReason.NotAVoter or InvalidityReason.Underage
                    || (one.at < index && reasons[one.at] is null && !IsWithdrawn(one.at)));
                return $"{line.Region} {(blocked ? "Duplicate" : "Valid")} Unspecified";
            });
            return states.GroupBy(state => state, StringComparer.Ordinal)
                .Select(same => (Words: same.Key.Split(' '), Count: same.Count()))
                .OrderBy(one => one.Words[0], StringComparer.Ordinal).ThenBy(one => Enum.Parse<SignatureState>(one.Words[1])).ThenBy(one => Enum.Parse<InvalidityReason>(one.Words[2]))
                .Select(one => $"{one.Words[0]} {one.Words[1]} {one.Words[2]} {one.Count}");
        }
    }

    private sealed record Decision(string Id, InvalidityReason Reason, SignatureCondition? Condition, int[] Lines, int Until)
    {
        public bool Restored { get; set; }

        public bool Names(int index, SignatureEntry line) => Condition is { } condition ? Meets(condition, line) : Lines.Contains(index);

        private static bool Meets(SignatureCondition condition, SignatureEntry line) =>
            (condition.Sheet.Length == 0 || string.Equals(condition.Sheet, line.Sheet, StringComparison.Ordinal))
            && (condition.Region.Length == 0 || string.Equals(condition.Region, line.Region, StringComparison.Ordinal))
            && (condition.Collector.Length == 0 || string.Equals(condition.Collector, line.Collector, StringComparison.Ordinal))
            && string.CompareOrdinal(line.SignedOn, condition.SignedFrom) >= 0
            && (condition.SignedUntil.Length == 0 || string.CompareOrdinal(line.SignedOn, condition.SignedUntil) <= 0);
    }
}

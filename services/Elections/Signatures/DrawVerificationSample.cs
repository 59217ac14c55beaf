using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    private const int LinesAtOnce = 10_000;

    /// <inheritdoc />
    public override Task<DrawVerificationSampleResponse> DrawVerificationSample(DrawVerificationSampleRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var initiative = Open(tx, request.InitiativeId);
            var facts = RequirePlan(tx, initiative, request.Region, out var plan);
            var findings = facts.Law.Judge(MayDraw(initiative.Id, plan));
            findings.RefuseIfViolated();

            var drawn = VerificationRules.Draw(CountingLines(tx, plan), (int)plan.SampleSize,
                line => VerificationRules.Ticket(plan.Seed, plan.Region, line.SheetName, line.Line));
            tx.InsertMany("SignatureSample", drawn.Select((line, place) => new SampleRow
            {
                Initiative = plan.Initiative,
                Region = plan.Region,
                Place = place + 1,
                Sheet = line.Sheet,
                Line = line.Line,
            }).ToArray());
            var after = plan with
            {
                Population = facts.Counting(plan.Region),
                Drawn = drawn.Count,
                DrawDigest = VerificationRules.Digest(drawn.Select(line => (line.SheetName, line.Line))),
            };
            after.Store(tx);
            var region = facts.Verified(after);
            tx.Record(new VerificationSampleDrawn { InitiativeId = initiative.Id, Region = region });
            return new DrawVerificationSampleResponse { Region = region, Findings = { findings } };
        });

    /// <summary>A sample is drawn where one is planned, once.</summary>
    private static IEnumerable<Finding> MayDraw(string id, VerificationRow plan)
    {
        var evidence = $"initiatives/{id}/verification";
        yield return Findings.Make("elections.initiatives.sample_planned", null, plan.Region, Findings.Text("SAMPLE"), Findings.Text(plan.Method),
            Findings.Met(plan.Method is "SAMPLE"), evidence);
        yield return Findings.Make("elections.initiatives.sample_drawn_once", null, plan.Region, Findings.Count(0), Findings.Count((uint)plan.Drawn),
            Findings.Met(plan.Drawn == 0), evidence);
    }

    /// <summary>The lines of a region that count, a part at a time.</summary>
    private static IEnumerable<LineRow> CountingLines(LedgerTransaction tx, VerificationRow plan)
    {
        var after = new LineRow { Sheet = 0, Line = 0, SheetName = "" };
        while (true)
        {
            var lines = tx.Query<LineRow>(LinesThatCount,
                new { plan.Initiative, plan.Region, AfterSheet = after.Sheet, AfterLine = after.Line, Take = LinesAtOnce });
            foreach (var line in lines)
                yield return line;
            if (lines.Count < LinesAtOnce)
                yield break;
            after = lines[^1];
        }
    }

    private sealed record LineRow
    {
        public required long Sheet { get; init; }

        public required long Line { get; init; }

        public required string SheetName { get; init; }
    }

    private sealed record SampleRow
    {
        public required long Initiative { get; init; }

        public required string Region { get; init; }

        public required long Place { get; init; }

        public required long Sheet { get; init; }

        public required long Line { get; init; }
    }

    private const string LinesThatCount = """
        SELECT s.Sheet, s.Line, h.Sheet AS SheetName
        FROM Signature s
        INNER JOIN SignedSheet h ON h.Initiative = s.Initiative AND h.Number = s.Sheet
        WHERE s.Initiative = @Initiative AND s.Sheet >= @AfterSheet AND (s.Sheet > @AfterSheet OR s.Line > @AfterLine)
          AND s.State = 1 AND h.Region = @Region
        ORDER BY s.Sheet, s.Line {page}
        """;
}

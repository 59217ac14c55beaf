using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<DrawSampleResponse> DrawSample(DrawSampleRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var audit = Open(tx, request.AuditId, request.Etag);
            var rounds = AuditRoundRow.Of(tx, [audit.Id])[audit.Id].ToArray();
            var draws = request.Draws > 0 ? request.Draws : rounds is [.., { Evaluation: not null } last] ? SuggestedBy(last) : audit.PlannedDraws;
            var before = rounds.Sum(round => round.Draws);
            var recorded = audit.ComparesRecords() ? StationRecordsRow.Of(tx, audit.Id) : [];
            var inForce = LawOn(tx, audit, tx.OccurredOn);
            var findings = inForce.Judge(MayHappen(tx, audit, AuditAct.Draw, tx.OccurredOn)
                .Concat(ManifestRules.Seed(audit.Seed, request.Seed, request.SeedMadeOn, recorded.Select(station => station.OccurredOn).Append(audit.OccurredOn).Max(StringComparer.Ordinal)!, tx.OccurredOn))
                .Concat(AuditRules.Draws(draws, before, MostDraws(audit), rounds.Length + 1, inForce.Rules.Audits))
                .Concat(audit.ComparesRecords() ? [BallotRecordRules.Complete(audit.Stations, recorded.Count)] : [])
                .Concat(ManifestIsCurrent(tx, audit)));
            findings.RefuseIfViolated();

            var seeded = audit.Seed.Length > 0 ? audit : audit with
            {
                Seed = request.Seed,
                SeedMadeOn = request.SeedMadeOn,
                RecordsHash = audit.ComparesRecords() ? StationRecordsRow.Hash(recorded) : "",
            };
            var round = tx.Stamp(new AuditRoundRow { AuditId = audit.Id, Number = rounds.Length + 1, Draws = (int)draws!.Value, Evaluation = null });
            tx.Insert("AuditRound", round);
            tx.InsertMany("AuditDraw", Drawn(tx, seeded, round, before));
            var drawn = seeded.Move(tx, AuditAct.Draw).ToProto(tx);
            tx.Record(new AuditSampleDrawn { AuditId = audit.Id, Seed = drawn.Seed, Round = drawn.Rounds[^1], RecordsHash = drawn.RecordsHash });
            return new DrawSampleResponse { Audit = drawn, Findings = { findings } };
        });

    private static AuditDrawRow[] Drawn(LedgerTransaction tx, AuditRow audit, AuditRoundRow round, int before) =>
        [.. AuditDrawing.Of(audit.ToMethod(), audit.Seed, AuditStationRow.Of(tx, audit.Id), before + round.Draws).Skip(before).Select((draw, at) => tx.Stamp(new AuditDrawRow
        {
            AuditId = audit.Id,
            Number = before + at + 1,
            RoundNumber = round.Number,
            PrecinctId = draw.PrecinctId,
            Ballot = draw.Ballot,
        }))];

    private static long? SuggestedBy(AuditRoundRow round) => round.ToProto().Evaluation is { HasSuggestedDraws: true } evaluation ? evaluation.SuggestedDraws : null;

    // Without replacement, no more can be drawn than there is.
    private static long MostDraws(AuditRow audit) =>
        AuditRules.IsWithoutReplacement(audit.ToMethod()) ? Math.Min(audit.Ballots, RiskRules.MostDraws) : RiskRules.MostDraws;
}

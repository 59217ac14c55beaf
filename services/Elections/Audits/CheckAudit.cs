using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<CheckAuditResponse> CheckAudit(CheckAuditRequest request, ServerCallContext context)
    {
        var day = ledger.Today.Iso();
        return Task.FromResult(database.Read(session =>
        {
            var audit = AuditRow.Require(session, request.AuditId);
            var file = AuditFile.Of(session, audit);
            var inForce = LawOn(session, audit, day);
            var evaluation = file.Round > 0 && file.MayMeasure.All(finding => finding.Outcome is Outcome.Satisfied) ? file.Measure() : null;
            return new CheckAuditResponse
            {
                Findings = { inForce.Judge(Recomputed(session, file, evaluation).Concat(request.Act is AuditAct.Unspecified ? [] : Asked(session, file, request.Act, inForce.Rules.Audits, day))) },
                Evaluation = evaluation,
                Source = Sources.Weakest(file.Entered.Values.Select(row => row.ToSource()).Append(audit.ToManifestSource()).Append(audit.ToSource())),
            };
        }));
    }

    // What anybody finds who computes it again: the manifest, the draw, and the risk.
    private static IEnumerable<Finding> Recomputed(Session session, AuditFile file, RoundEvaluation? evaluation)
    {
        var (audit, manifest) = (file.Audit, file.Manifest);
        yield return Matches("elections.audits.manifest_hash", audit.ManifestHash, AuditStationRow.Hash(manifest));
        foreach (var finding in ManifestIsCurrent(session, audit))
            yield return finding;
        if (audit.ComparesRecords())
            yield return BallotRecordRules.Complete(audit.Stations, audit.RecordedStations);
        if (file.Round == 0)
            yield break;
        var same = AuditDrawing.Of(audit.ToMethod(), audit.Seed, manifest, file.Draws.Count).Zip(file.Draws)
            .Count(pair => string.Equals(pair.First.PrecinctId, pair.Second.PrecinctId, StringComparison.Ordinal) && pair.First.Ballot == pair.Second.Ballot);
        yield return Findings.Make("elections.audits.draw_recomputed", null, "", Findings.Count((uint)file.Draws.Count), Findings.Count((uint)same),
            Findings.Met(same == file.Draws.Count));
        if (audit.ComparesRecords())
            yield return Matches("elections.audits.records_hash", audit.RecordsHash, StationRecordsRow.Hash(StationRecordsRow.Of(session, audit.Id)));
        foreach (var finding in file.MayMeasure)
            yield return finding;
        yield return Findings.Make("elections.audits.risk", null, "", new() { Ratio = audit.ToRiskLimit() }, evaluation is null ? null : new() { Ratio = evaluation.Risk },
            evaluation is null ? Outcome.Undetermined : Findings.Met(evaluation.WithinLimit));
    }

    private static IEnumerable<Finding> Asked(Session session, AuditFile file, AuditAct act, AuditLaw? law, string day) =>
        MayHappen(session, file.Audit, act, day)
            .Concat(act is AuditAct.Draw or AuditAct.Continue && law?.Rounds is { } rounds ? [rounds.Against((uint)file.Round + 1)] : []);

    private static Finding Matches(string rule, string required, string actual) =>
        Findings.Make(rule, null, "", Findings.Text(required), Findings.Text(actual), Findings.Met(string.Equals(required, actual, StringComparison.Ordinal)));
}

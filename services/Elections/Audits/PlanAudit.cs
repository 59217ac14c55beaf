using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Protocols;
using Saylau.Elections.Publications;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<PlanAuditResponse> PlanAudit(PlanAuditRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            ElectionCount.RequireDirect(election);
            // An audit is public, and what it must show is what was counted.
            Visibility.Of(tx, election, law.On(tx, election.Jurisdiction, ledger.Today), ledger.Now).RequireNation(null, election);
            if (tx.Find<int?>("SELECT 1 FROM Audit WHERE Id = @Id", new { Id = request.AuditId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.AuditExists, "audit_id", request.AuditId);

            var outcomes = ElectionOutcomes.Of(tx, election, law);
            var protocols = tx.Query<ProtocolRow>(ProtocolsThatCount, new { ElectionId = election.Id });
            var claim = request.Claim is AuditClaim.Unspecified ? AuditClaim.Outcome : request.Claim;
            var assertions = ClaimRules.Of(outcomes.Contest, outcomes.Outcome, claim, protocols.Sum(protocol => protocol.InBoxes));
            var inForce = law.On(tx, election.Jurisdiction, tx.OccurredDay);
            var replaced = Replaced(tx, election, request.ReplacesAuditId);
            var findings = inForce.Judge(AuditRules.MayPlan(
                    request.Method, request.RiskLimit, assertions, outcomes.Count.ExpectedIn(""), protocols.Count, inForce.Rules.Audits)
                .Concat(ManifestRules.NotByHand(HandCounts(tx, election, claim)))
                .Concat(replaced is null ? [] : MayBeReplaced(tx, replaced)));
            findings.RefuseIfViolated();

            var manifest = protocols.Select(protocol => AuditStationRow.Of(request.AuditId, protocol, request.Method, assertions)).ToArray();
            var row = Planned(election, request, manifest, assertions) with { Claim = EnumText.Of(claim) };
            var source = Sources.Weakest(protocols.Select(protocol => protocol.ToSource()))!;
            row = tx.Stamp(row with { ManifestProvenance = EnumText.Of(source.Provenance), ManifestCitation = source.Citation });
            tx.Insert("Audit", row);
            AuditChangeRow.Append(tx, row, AuditAct.Plan, "");
            tx.InsertMany("AuditStation", manifest.Select(tx.Stamp).ToArray());
            var audit = row.ToProto(tx);
            tx.Record(new AuditPlanned { Audit = audit });
            Supersede(tx, replaced, audit.AuditId);
            return new PlanAuditResponse { Audit = audit, Findings = { findings } };
        });

    private static AuditRow Planned(
        ElectionRow election, PlanAuditRequest request, IReadOnlyList<AuditStationRow> manifest, IReadOnlyList<AuditAssertion> assertions)
    {
        var (ballots, bound) = (manifest.Sum(station => station.Ballots), manifest.Sum(station => station.ErrorBound));
        return new()
        {
            Id = request.AuditId,
            ElectionId = election.Id,
            Jurisdiction = election.Jurisdiction,
            Method = EnumText.Of(request.Method),
            Claim = EnumText.Of(request.Claim),
            RiskNumerator = request.RiskLimit.Numerator,
            RiskDenominator = request.RiskLimit.Denominator,
            State = EnumText.Of(AuditState.Planned),
            Assertions = new Audit { Assertions = { assertions } }.ToByteArray(),
            Ballots = ballots,
            Stations = manifest.Count,
            ErrorBound = bound,
            PlannedDraws = RiskRules.Planned(new(request.Method, assertions, request.RiskLimit, ballots, bound)),
            ManifestHash = AuditStationRow.Hash(manifest),
            ManifestProvenance = "",
            ManifestCitation = "",
            Seed = "",
            SeedMadeOn = "",
            Conclusion = EnumText.Of(AuditConclusion.Unspecified),
            HandCount = null,
            RecordedStations = 0,
            RecordsHash = "",
            ReplacesAuditId = request.ReplacesAuditId,
            Version = 1,
        };
    }

    private const string ProtocolsThatCount = """
        SELECT *
        FROM Protocol
        WHERE ElectionId = @ElectionId AND SupersededOn = '' AND State IN ('ACCEPTED', 'CORRECTED')
        ORDER BY PrecinctId
        """;
}

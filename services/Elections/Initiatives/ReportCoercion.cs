using Grpc.Core;
using Saylau.Elections.Signatures;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<ReportCoercionResponse> ReportCoercion(ReportCoercionRequest request, ServerCallContext context)
    {
        request.Collector = commitments.Collector(request.InitiativeId, request.Collector);
        return ledger.Write(request, context, tx =>
        {
            var initiative = InitiativeRow.Require(tx, request.InitiativeId);
            tx.Call.RequireScope(initiative.Jurisdiction);
            tx.Concerns(initiative.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM CoercionReport WHERE Id = @Id", new { Id = request.ReportId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.CoercionReportExists, "report_id", request.ReportId);
            if (request.Region.Length > 0)
                Regions.Require(jurisdictions[initiative.Jurisdiction].Jurisdiction, request.Region);

            var row = tx.Stamp(new CoercionReportRow
            {
                Id = request.ReportId,
                InitiativeId = initiative.Id,
                AttributedTo = request.AttributedTo,
                Credibility = EnumText.Of(request.Credibility),
                Region = request.Region,
                Signatures = request.HasSignatures ? request.Signatures : null,
                Quote = request.Quote,
            });
            var scopes = CoercionScopeRow.From(request);
            tx.Insert("CoercionReport", row);
            tx.InsertMany("CoercionScope", scopes);
            var report = row.ToProto(scopes);
            tx.Record(new CoercionReported { Report = report });
            return new ReportCoercionResponse { Report = report };
        });
    }
}

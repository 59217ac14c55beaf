using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<ReportCoercionResponse> ReportCoercion(ReportCoercionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var initiative = InitiativeRow.Require(tx, request.InitiativeId);
            tx.Call.RequireScope(initiative.Jurisdiction);
            tx.Concerns(initiative.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM CoercionReport WHERE Id = @Id", new { Id = request.ReportId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.CoercionReportExists, "report_id", request.ReportId);
            RequireRegion(request.Region, initiative.Jurisdiction);

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
            tx.Insert("CoercionReport", row);
            var report = row.ToProto();
            tx.Record(new CoercionReported { Report = report });
            return new ReportCoercionResponse { Report = report };
        });

    private void RequireRegion(string region, string jurisdiction)
    {
        var known = jurisdictions[jurisdiction].Jurisdiction.Regions;
        if (region.Length > 0 && !known.Any(other => string.Equals(other.Code, region, StringComparison.Ordinal)))
            throw Refusal.Invalid(ErrorReason.RegionUnknown, ("region", $"'{region}' is no region of '{jurisdiction}'."));
    }
}

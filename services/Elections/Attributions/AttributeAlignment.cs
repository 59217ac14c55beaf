using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.Nominations;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Attributions;

public sealed partial class AttributionService
{
    /// <inheritdoc />
    public override Task<AttributeAlignmentResponse> AttributeAlignment(AttributeAlignmentRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var jurisdiction = JurisdictionOf(tx, request);
            tx.Call.RequireScope(jurisdiction);
            tx.Concerns(jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Attribution WHERE Id = @Id", new { Id = request.AttributionId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.AttributionExists, "attribution_id", request.AttributionId);

            var row = tx.Stamp(new AttributionRow
            {
                Id = request.AttributionId,
                Jurisdiction = jurisdiction,
                SubjectKind = EnumText.Of(request.SubjectKind),
                SubjectId = request.SubjectId,
                Alignment = EnumText.Of(request.Alignment),
                AttributedTo = request.AttributedTo,
                Quote = request.Quote,
            });
            tx.Insert("Attribution", row);
            var attribution = row.ToProto();
            tx.Record(new AlignmentAttributed { Attribution = attribution });
            return new AttributeAlignmentResponse { Attribution = attribution };
        });

    private static string JurisdictionOf(LedgerTransaction tx, AttributeAlignmentRequest request) =>
        request.SubjectKind is AttributionSubject.Initiative
            ? InitiativeRow.Require(tx, request.SubjectId, "subject_id").Jurisdiction
            : CandidateRow.Require(tx, request.SubjectId, "subject_id").Jurisdiction;
}

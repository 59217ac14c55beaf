using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Parliament.Openness;

public sealed partial class OpennessService
{
    /// <inheritdoc />
    public override Task<RecordActivityPublicationResponse> RecordActivityPublication(
        RecordActivityPublicationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM ActivityPublication WHERE Id = @Id", new { Id = request.PublicationId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.PublicationExists, "publication_id", request.PublicationId);
            RequireSubject(tx, request);

            var row = tx.Stamp(new PublicationRow
            {
                Id = request.PublicationId,
                Jurisdiction = request.Jurisdiction,
                Dimension = EnumText.Of(request.Dimension),
                SubjectKind = EnumText.Of(request.SubjectKind),
                SubjectId = request.SubjectId,
                State = EnumText.Of(request.State),
                PublishedOn = request.PublishedOn,
                PublicationFormat = request.PublicationFormat,
            });
            tx.Insert("ActivityPublication", row);
            var publication = row.ToProto();
            tx.Record(new ActivityPublicationRecorded { Publication = publication });
            return new RecordActivityPublicationResponse { Publication = publication };
        });

    private static void RequireSubject(Session session, RecordActivityPublicationRequest request)
    {
        if (OpennessRules.SubjectOf(request.Dimension) != request.SubjectKind)
        {
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid,
                ("subject_kind", $"must be {EnumText.Of(OpennessRules.SubjectOf(request.Dimension))} for this dimension."));
        }

        var (found, missing) = request.SubjectKind switch
        {
            ActivityKind.Bill => (BillRow.Require(session, request.SubjectId, "subject_id").Jurisdiction, ErrorReason.BillNotFound),
            ActivityKind.Sitting => (SittingRow.Require(session, request.SubjectId, "subject_id").Jurisdiction, ErrorReason.SittingNotFound),
            _ => (session.Find<string>("SELECT Jurisdiction FROM BillVote WHERE Id = @SubjectId", new { request.SubjectId }), ErrorReason.VoteNotFound),
        };
        if (!string.Equals(found, request.Jurisdiction, StringComparison.Ordinal))
            throw Refusal.NotFound(missing, "subject_id", request.SubjectId);
    }
}

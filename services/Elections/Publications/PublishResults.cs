using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Publications;

public sealed partial class PublicationService
{
    /// <inheritdoc />
    public override Task<PublishResultsResponse> PublishResults(PublishResultsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            ElectionCount.RequireDirect(election);
            if (tx.Find<int?>("SELECT 1 FROM Publication WHERE Id = @Id", new { Id = request.PublicationId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.PublicationExists, "publication_id", request.PublicationId);

            var row = tx.Stamp(new PublicationRow
            {
                Id = request.PublicationId,
                ElectionId = election.Id,
                Jurisdiction = election.Jurisdiction,
                ResultLevel = EnumText.Of(request.Level),
                Url = request.Url,
            });
            tx.Insert("Publication", row);
            var publication = row.ToProto();
            tx.Record(new ResultsPublished { Publication = publication });
            return new PublishResultsResponse { Publication = publication, Findings = { Judge(tx, election, tx.OccurredDay) } };
        });
}

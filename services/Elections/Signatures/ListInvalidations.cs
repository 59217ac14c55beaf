using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<ListInvalidationsResponse> ListInvalidations(ListInvalidationsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var initiative = InitiativeRow.Require(session, request.InitiativeId);
            var rows = session.Query<InvalidationRow>(InvalidationsAfter, new { Initiative = initiative.ToKey(), page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            return new ListInvalidationsResponse { Invalidations = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string InvalidationsAfter = """
        SELECT *
        FROM SignatureInvalidation
        WHERE Initiative = @Initiative AND Id > @After
        ORDER BY Id {page}
        """;
}

using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<ListIndirectResultsResponse> ListIndirectResults(ListIndirectResultsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            _ = ElectionRow.Require(session, request.ElectionId);
            var rows = session.Query<IndirectResultRow>(ResultsAsked, new { request.ElectionId, request.AsOf, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Region);
            return new ListIndirectResultsResponse { Results = { UnitResult.Of(session, request.ElectionId, request.AsOf, items).Select(unit => unit.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string ResultsAsked = """
        SELECT *
        FROM IndirectResult
        WHERE ElectionId = @ElectionId AND Region > @After AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Region {page}
        """;
}

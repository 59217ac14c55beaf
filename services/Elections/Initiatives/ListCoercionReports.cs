using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<ListCoercionReportsResponse> ListCoercionReports(ListCoercionReportsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<CoercionReportRow>(
                ReportsAsked, new { InitiativeRow.Require(session, request.InitiativeId).Id, request.AsOf, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            var scopes = CoercionScopeRow.Of(session, items.Select(row => row.Id));
            return new ListCoercionReportsResponse { Reports = { items.Select(row => row.ToProto(scopes[row.Id])) }, NextPageToken = next };
        }));
    }

    private const string ReportsAsked = """
        SELECT *
        FROM CoercionReport
        WHERE InitiativeId = @Id AND Id > @After AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

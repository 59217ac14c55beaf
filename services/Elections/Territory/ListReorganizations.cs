using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<ListReorganizationsResponse> ListReorganizations(ListReorganizationsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<ReorganizationRow>(ReorganizationsAsked, new { request.Jurisdiction, request.AsOf, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            var links = ReorganizedRow.In(session, [.. items.Select(row => row.Id)]);
            return new ListReorganizationsResponse { Reorganizations = { items.Select(row => row.ToProto(links[row.Id])) }, NextPageToken = next };
        }));
    }

    private const string ReorganizationsAsked = """
        SELECT *
        FROM Reorganization
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND (@AsOf = '' OR EffectiveOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<ListDistrictsResponse> ListDistricts(ListDistrictsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<DistrictRow>(DistrictsAsked, new { request.Jurisdiction, request.OfficeId, request.AsOf, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            var ends = DistrictEndRow.Of(session, [.. items.Select(row => row.Id)]);
            return new ListDistrictsResponse { Districts = { items.Select(row => row.ToProto(ends.GetValueOrDefault(row.Id))) }, NextPageToken = next };
        }));
    }

    private const string DistrictsAsked = """
        SELECT *
        FROM District
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND (@OfficeId = '' OR OfficeId = @OfficeId)
          AND (@AsOf = '' OR (ValidFrom <= @AsOf AND (ValidTo = '' OR ValidTo >= @AsOf)))
        ORDER BY Id {page}
        """;
}

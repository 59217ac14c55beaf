using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<ListPrecinctsResponse> ListPrecincts(ListPrecinctsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<PrecinctRow>(PrecinctsAsked, new
            {
                request.Jurisdiction,
                request.Region,
                request.AsOf,
                request.DistrictId,
                Kinds = EnumText.Words(request.Kinds),
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            return new ListPrecinctsResponse { Precincts = { PrecinctRow.Shown(session, items) }, NextPageToken = next };
        }));
    }

    private const string PrecinctsAsked = """
        SELECT *
        FROM Precinct
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND Kind IN @Kinds
          AND (@Region = '' OR Region = @Region) AND (@AsOf = '' OR (ValidFrom <= @AsOf AND (ValidTo = '' OR ValidTo >= @AsOf)))
          AND (@DistrictId = '' OR Id IN (SELECT PrecinctId FROM DistrictPrecinct WHERE DistrictId = @DistrictId))
        ORDER BY Id {page}
        """;
}

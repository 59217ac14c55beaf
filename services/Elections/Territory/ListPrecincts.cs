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
        var rows = database.Read(session => session.Query<PrecinctRow>(PrecinctsAsked, new
        {
            request.Jurisdiction,
            request.Region,
            request.AsOf,
            Kinds = EnumText.Words(request.Kinds),
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListPrecinctsResponse { Precincts = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string PrecinctsAsked = """
        SELECT *
        FROM Precinct
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND Kind IN @Kinds
          AND (@Region = '' OR Region = @Region) AND (@AsOf = '' OR ValidFrom <= @AsOf)
        ORDER BY Id {page}
        """;
}

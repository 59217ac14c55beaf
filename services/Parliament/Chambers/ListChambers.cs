using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<ListChambersResponse> ListChambers(ListChambersRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<ChamberRow>(
            ChambersAsked, new { request.Jurisdiction, request.AsOf, page.After, page.Take }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListChambersResponse { Chambers = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string ChambersAsked = """
        SELECT *
        FROM Chamber
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

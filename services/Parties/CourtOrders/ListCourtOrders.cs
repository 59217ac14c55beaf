using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parties.CourtOrders;

public sealed partial class CourtOrderService
{
    /// <inheritdoc />
    public override Task<ListCourtOrdersResponse> ListCourtOrders(ListCourtOrdersRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<CourtOrderRow>(OrdersAsked, new
        {
            request.Jurisdiction,
            request.PartyId,
            request.EffectiveFrom,
            request.EffectiveTo,
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListCourtOrdersResponse { CourtOrders = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string OrdersAsked = """
        SELECT *
        FROM CourtOrder
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND (@PartyId = '' OR PartyId = @PartyId)
          AND EffectiveFrom >= @EffectiveFrom AND (@EffectiveTo = '' OR EffectiveFrom <= @EffectiveTo)
        ORDER BY Id {page}
        """;
}

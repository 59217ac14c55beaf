using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<ListSittingsResponse> ListSittings(ListSittingsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<SittingRow>(SittingsAsked, new
            {
                request.Jurisdiction,
                request.HeldFrom,
                request.HeldTo,
                Openness = request.Openness is ItemOpenness.Unspecified ? "" : EnumText.Of(request.Openness),
                request.AsOf,
                page.After,
                page.Take,
            });
            var (sittings, next) = page.Cut(rows, row => row.Id);
            var items = SittingItemRow.Of(session, sittings.Select(row => row.Id));
            return new ListSittingsResponse { Sittings = { sittings.Select(row => row.ToProto(items[row.Id])) }, NextPageToken = next };
        }));
    }

    private const string SittingsAsked = """
        SELECT *
        FROM Sitting
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND HeldOn >= @HeldFrom AND (@HeldTo = '' OR HeldOn <= @HeldTo)
          AND (@AsOf = '' OR OccurredOn <= @AsOf)
          AND (@Openness = '' OR EXISTS (SELECT 1 FROM SittingItem i WHERE i.SittingId = Sitting.Id AND i.OpennessNow = @Openness))
        ORDER BY Id {page}
        """;
}

using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<ListMandatesResponse> ListMandates(ListMandatesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<MandateRow>(MandatesAsked, new
        {
            ChamberId = ChamberRow.Require(session, request.ChamberId).Id,
            SeatClass = request.SeatClass is SeatClass.Unspecified ? "" : EnumText.Of(request.SeatClass),
            request.PartyId,
            request.ElectionId,
            request.AsOf,
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListMandatesResponse { Mandates = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string MandatesAsked = $$"""
        SELECT *
        FROM Mandate
        WHERE ChamberId = @ChamberId AND Id > @After AND (@SeatClass = '' OR SeatClass = @SeatClass)
          AND (@PartyId = '' OR PartyId = @PartyId) AND (@ElectionId = '' OR ElectionId = @ElectionId)
          AND (@AsOf = '' OR ({{MandateRow.IsHeld}}))
        ORDER BY Id {page}
        """;
}

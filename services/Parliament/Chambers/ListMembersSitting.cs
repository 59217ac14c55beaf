using Grpc.Core;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<ListMembersSittingResponse> ListMembersSitting(ListMembersSittingRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var today = ledger.DayAsked(request.AsOf);
        var rows = database.Read(session =>
        {
            var chamber = ChamberRow.Require(session, request.ChamberId);
            var convocation = request.ConvocationId.Length > 0 ? ConvocationRow.RequireOf(session, chamber.Id, request.ConvocationId) : null;
            return session.Query<MandateRow>(MembersAsked, new
            {
                ChamberId = chamber.Id,
                AsOf = request.AsOf.Length > 0 || convocation is null ? today : "",
                From = convocation?.StartsOn ?? "",
                Until = convocation?.Until() ?? "",
                page.After,
                page.Take,
            });
        });
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListMembersSittingResponse { Members = { items.Select(row => row.ToMember()) }, NextPageToken = next });
    }

    private const string MembersAsked = $$"""
        SELECT *
        FROM Mandate
        WHERE ChamberId = @ChamberId AND Id > @After AND (@AsOf = '' OR ({{MandateRow.IsHeld}}))
          AND (@From = '' OR ((EndsOn = '' OR EndsOn > @From) AND (EndedOn = '' OR EndedOn > @From)))
          AND (@Until = '' OR StartsOn < @Until)
        ORDER BY Id {page}
        """;
}

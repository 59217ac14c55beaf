using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<ListOfficesResponse> ListOffices(ListOfficesRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            ChamberRow.RequireWithin(session, request.ChamberId, request.Jurisdiction);
            _ = GroupRow.RequireWithin(session, request.GroupId, request.Jurisdiction);
            var rows = session.Query<OfficeView>(OfficesAsked, new
            {
                request.Jurisdiction,
                request.ChamberId,
                request.GroupId,
                Office = request.Office is ParliamentaryOffice.Unspecified ? "" : EnumText.Of(request.Office),
                request.AsOf,
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            return new ListOfficesResponse { Offices = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string OfficesAsked = $$"""
        {{OfficeView.From}}
        WHERE OfficeTenure.Jurisdiction = @Jurisdiction AND OfficeTenure.Id > @After AND (@ChamberId = '' OR OfficeTenure.ChamberId = @ChamberId)
          AND (@GroupId = '' OR GroupId = @GroupId) AND (@Office = '' OR Office = @Office) AND (@AsOf = '' OR ({{OfficeView.Holds}}))
        ORDER BY OfficeTenure.Id {page}
        """;
}

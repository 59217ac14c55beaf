using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<ListOfficesResponse> ListOffices(ListOfficesRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<OfficeRow>(
            OfficesAsked, new { request.Jurisdiction, request.AsOf, page.After, page.Take }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListOfficesResponse { Offices = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string OfficesAsked = """
        SELECT *
        FROM Office
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

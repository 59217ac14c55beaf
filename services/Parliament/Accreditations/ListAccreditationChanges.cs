using System.Globalization;
using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<ListAccreditationChangesResponse> ListAccreditationChanges(ListAccreditationChangesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var after = page.After.Length > 0 ? int.Parse(page.After, CultureInfo.InvariantCulture) : 0;
            var rows = session.Query<AccreditationChangeRow>(AccreditationChangesAsked, new { AccreditationRow.Require(session, request.AccreditationId).Id, After = after, page.Take });
            var (items, next) = page.Cut(rows, row => row.Number.ToString(CultureInfo.InvariantCulture));
            return new ListAccreditationChangesResponse { Changes = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string AccreditationChangesAsked = """
        SELECT *
        FROM AccreditationChange
        WHERE AccreditationId = @Id AND Number > @After
        ORDER BY Number {page}
        """;
}

using System.Globalization;
using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<ListMandateChangesResponse> ListMandateChanges(ListMandateChangesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var after = page.After.Length == 0 ? 0 : int.Parse(page.After, CultureInfo.InvariantCulture);
        var rows = database.Read(session => session.Query<MandateChangeRow>(ChangesAsked, new
        {
            MandateId = MandateRow.Require(session, request.MandateId).Id,
            After = after,
            request.AsOf,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Number.ToString(CultureInfo.InvariantCulture));
        return Task.FromResult(new ListMandateChangesResponse { Changes = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string ChangesAsked = """
        SELECT *
        FROM MandateChange
        WHERE MandateId = @MandateId AND Number > @After AND (@AsOf = '' OR EffectiveOn <= @AsOf)
        ORDER BY Number {page}
        """;
}

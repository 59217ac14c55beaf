using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Sittings;

public sealed partial class SittingService
{
    /// <inheritdoc />
    public override Task<ListClosuresResponse> ListClosures(ListClosuresRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<ClosureRow>(
                ClosuresAsked, new { request.Jurisdiction, request.HeldFrom, request.HeldTo, request.AsOf, page.After, page.Take });
            var (closures, next) = page.Cut(rows, row => row.Id);
            return new ListClosuresResponse { Closures = { ClosureRow.ToProtos(session, closures) }, NextPageToken = next };
        }));
    }

    private const string ClosuresAsked = """
        SELECT *
        FROM Closure
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND HeldOn >= @HeldFrom AND (@HeldTo = '' OR HeldOn <= @HeldTo)
          AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

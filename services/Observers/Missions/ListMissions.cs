using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Observers.Missions;

public sealed partial class MissionService
{
    /// <inheritdoc />
    public override Task<ListMissionsResponse> ListMissions(ListMissionsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<MissionRow>(MissionsAsked, new
        {
            request.Jurisdiction,
            request.ElectionId,
            Kinds = EnumText.Words(request.Kinds),
            request.AsOf,
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListMissionsResponse { Missions = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string MissionsAsked = """
        SELECT *
        FROM Mission
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND Kind IN @Kinds
          AND (@ElectionId = '' OR ElectionId = @ElectionId) AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<ListVoterListVersionsResponse> ListVoterListVersions(ListVoterListVersionsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<VersionRow>(
            VersionsAsked, new { ElectionId = ElectionRow.Require(session, request.ElectionId).Id, request.AsOf, page.After, page.Take }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListVoterListVersionsResponse { Versions = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string VersionsAsked = """
        SELECT *
        FROM VoterListVersion
        WHERE ElectionId = @ElectionId AND Id > @After AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

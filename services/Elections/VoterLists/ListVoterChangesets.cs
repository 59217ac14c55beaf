using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<ListVoterChangesetsResponse> ListVoterChangesets(ListVoterChangesetsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var roll = VoterRollRow.Require(session, request.ElectionId);
            var rows = session.Query<ChangesetRow>(ChangesetsAsked, new { roll.ElectionId, States = EnumText.Words(request.States), page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.Id);
            return new ListVoterChangesetsResponse { Changesets = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string ChangesetsAsked = """
        SELECT *
        FROM VoterChangeset
        WHERE ElectionId = @ElectionId AND Id > @After AND State IN @States
        ORDER BY Id {page}
        """;
}

using System.Globalization;
using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<ListListMembersResponse> ListListMembers(ListListMembersRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var candidate = CandidateRow.Require(session, request.CandidateId);
            var after = page.After.Length > 0 ? int.Parse(page.After, CultureInfo.InvariantCulture) : 0;
            var rows = session.Query<ListMemberRow>(MembersAfter, new { candidate.Id, After = after, page.Take });
            var (items, next) = page.Cut(rows, row => row.Place.ToString(CultureInfo.InvariantCulture));
            return new ListListMembersResponse { Members = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string MembersAfter = """
        SELECT *
        FROM ListMember
        WHERE CandidateId = @Id AND Place > @After
        ORDER BY Place {page}
        """;
}

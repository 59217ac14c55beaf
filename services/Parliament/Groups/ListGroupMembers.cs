using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<ListGroupMembersResponse> ListGroupMembers(ListGroupMembersRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var after = page.After.Split('/', 2);
        var rows = database.Read(session => session.Query<MembershipView>(MembershipsAsked, new
        {
            GroupId = GroupRow.Require(session, request.GroupId).Id,
            request.AsOf,
            After = after[0],
            AfterFrom = after[^1],
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => $"{row.MandateId}/{row.MemberFrom}");
        return Task.FromResult(new ListGroupMembersResponse { Memberships = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string MembershipsAsked = $$"""
        {{MembershipView.From}}
        WHERE GroupId = @GroupId AND (MandateId > @After OR (MandateId = @After AND MemberFrom > @AfterFrom)) AND (@AsOf = '' OR ({{MembershipView.Holds}}))
        ORDER BY MandateId, MemberFrom {page}
        """;
}

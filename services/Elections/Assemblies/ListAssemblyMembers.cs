using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<ListAssemblyMembersResponse> ListAssemblyMembers(ListAssemblyMembersRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var assembly = AssemblyRow.Require(session, request.AssemblyId);
            var rows = session.Query<AssemblyMemberRow>(MembersAsked, new { AssemblyId = assembly.Id, Day = day, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.PersonId);
            return new ListAssemblyMembersResponse { Members = { items.Select(row => row.ToProto()) }, NextPageToken = next };
        }));
    }

    private const string MembersAsked = """
        SELECT *
        FROM AssemblyMember
        WHERE AssemblyId = @AssemblyId AND PersonId > @After AND ServingFrom <= @Day AND (ServingUntil = '' OR ServingUntil >= @Day)
        ORDER BY PersonId {page}
        """;
}

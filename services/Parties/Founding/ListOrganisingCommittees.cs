using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Founding;

public sealed partial class FoundingService
{
    /// <inheritdoc />
    public override Task<ListOrganisingCommitteesResponse> ListOrganisingCommittees(
        ListOrganisingCommitteesRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<CommitteeRow>(CommitteesAsked, new
            {
                request.Jurisdiction,
                request.PartyId,
                request.AsOf,
                States = EnumText.Words(request.States),
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            var regions = CommitteeRow.Regions(session, [.. items.Select(row => row.Id)]);
            return new ListOrganisingCommitteesResponse { Committees = { items.Select(row => row.ToProto(regions[row.Id])) }, NextPageToken = next };
        }));
    }

    private const string CommitteesAsked = """
        SELECT *
        FROM OrganisingCommittee
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND State IN @States
          AND (@PartyId = '' OR PartyId = @PartyId) AND (@AsOf = '' OR NotifiedOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

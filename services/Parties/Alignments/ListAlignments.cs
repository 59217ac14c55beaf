using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Alignments;

public sealed partial class AlignmentService
{
    /// <inheritdoc />
    public override Task<ListAlignmentsResponse> ListAlignments(ListAlignmentsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<ClaimRow>(
            ClaimsAsked, new { request.Jurisdiction, request.PartyId, request.AsOf, page.After, page.Take }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListAlignmentsResponse { Claims = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string ClaimsAsked = """
        SELECT *
        FROM AlignmentClaim
        WHERE Jurisdiction = @Jurisdiction AND Id > @After
          AND (@PartyId = '' OR PartyId = @PartyId) AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

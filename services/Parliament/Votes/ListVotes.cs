using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
    public override Task<ListVotesResponse> ListVotes(ListVotesRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<VoteRow>(VotesAsked, new
        {
            request.Jurisdiction,
            request.BillId,
            request.ChamberId,
            Matters = EnumText.Words(request.Matters),
            Results = EnumText.Words(request.Results),
            request.HeldFrom,
            request.HeldTo,
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListVotesResponse { Votes = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string VotesAsked = """
        SELECT *
        FROM BillVote
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND (@BillId = '' OR BillId = @BillId) AND (@ChamberId = '' OR ChamberId = @ChamberId)
          AND Matter IN @Matters AND Result IN @Results AND HeldOn >= @HeldFrom AND (@HeldTo = '' OR HeldOn <= @HeldTo)
        ORDER BY Id {page}
        """;
}

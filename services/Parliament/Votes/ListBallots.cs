using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
    public override Task<ListBallotsResponse> ListBallots(ListBallotsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var begin = page.After.Split(' ');
        var rows = database.Read(session => session.Query<DatedBallotRow>(BallotsAsked, new
        {
            request.Jurisdiction,
            request.VoteId,
            request.PersonId,
            request.GroupId,
            Choices = EnumText.Words(request.Choices),
            request.HeldFrom,
            request.HeldTo,
            After = begin[0],
            AfterPerson = begin.Length > 1 ? begin[1] : "",
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => $"{row.VoteId} {row.PersonId}");
        return Task.FromResult(new ListBallotsResponse { Ballots = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private sealed record DatedBallotRow
    {
        public required string VoteId { get; init; }

        public required string PersonId { get; init; }

        public required string Choice { get; init; }

        public required string GroupId { get; init; }

        public required string HeldOn { get; init; }

        public Ballot ToProto() => new() { VoteId = VoteId, PersonId = PersonId, Choice = EnumText.Parse<BallotChoice>(Choice), GroupId = GroupId, HeldOn = HeldOn };
    }

    private const string BallotsAsked = """
        SELECT b.VoteId, b.PersonId, b.Choice, b.GroupId, v.HeldOn
        FROM Ballot b
        JOIN BillVote v ON v.Id = b.VoteId
        WHERE v.Jurisdiction = @Jurisdiction AND (@VoteId = '' OR b.VoteId = @VoteId) AND (@PersonId = '' OR b.PersonId = @PersonId)
          AND (@GroupId = '' OR b.GroupId = @GroupId) AND b.Choice IN @Choices AND v.HeldOn >= @HeldFrom AND (@HeldTo = '' OR v.HeldOn <= @HeldTo)
          AND (b.VoteId > @After OR (b.VoteId = @After AND b.PersonId > @AfterPerson))
        ORDER BY b.VoteId, b.PersonId {page}
        """;
}

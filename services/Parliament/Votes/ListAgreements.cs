using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
    public override Task<ListAgreementsResponse> ListAgreements(ListAgreementsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var rows = database.Read(session => Agreements(
            session, RollCalls.Of(session, request.ChamberId, request.HeldFrom, request.HeldTo), (request.PersonId, ""), page.After, page.Take));
        var (items, next) = page.Cut(rows, row => $"{row.PersonId} {row.OtherPersonId}");
        return Task.FromResult(new ListAgreementsResponse { Agreements = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    // The pairs after one, each once; only those with one member, or of two, where they are named.
    private static IReadOnlyList<AgreementRow> Agreements(Session session, RollCalls calls, (string One, string Other) asked, string after, int take)
    {
        var begin = after.Split(' ');
        return session.Query<AgreementRow>(PairsAsked, new
        {
            calls.Jurisdiction,
            calls.ChamberId,
            calls.HeldFrom,
            calls.HeldTo,
            calls.BillId,
            calls.VoteId,
            asked.One,
            asked.Other,
            After = begin[0],
            AfterOther = begin.Length > 1 ? begin[1] : "",
            Take = take,
        });
    }

    private sealed record AgreementRow
    {
        public required string PersonId { get; init; }

        public required string OtherPersonId { get; init; }

        public required long Votes { get; init; }

        public required long Alike { get; init; }

        public Agreement ToProto() => new()
        {
            PersonId = PersonId,
            OtherPersonId = OtherPersonId,
            Votes = (uint)Votes,
            Alike = (uint)Alike,
            AlikeRatio = CohesionRules.Share(Alike, Votes),
        };
    }

    private const string PairsAsked = $$"""
        SELECT b.PersonId, o.PersonId AS OtherPersonId, COUNT(*) AS Votes, SUM(CASE WHEN b.Choice = o.Choice THEN 1 ELSE 0 END) AS Alike
        FROM Ballot b
        JOIN Ballot o ON o.VoteId = b.VoteId AND o.PersonId > b.PersonId
        JOIN BillVote v ON v.Id = b.VoteId
        WHERE {{RollCalls.Counted}} AND {{RollCalls.OfTheChamber}}
          AND b.Choice IN ('FOR', 'AGAINST', 'ABSTAINED') AND o.Choice IN ('FOR', 'AGAINST', 'ABSTAINED')
          AND (@One = '' OR b.PersonId = @One OR o.PersonId = @One) AND (@Other = '' OR b.PersonId = @Other OR o.PersonId = @Other)
          AND (b.PersonId > @After OR (b.PersonId = @After AND o.PersonId > @AfterOther))
        GROUP BY b.PersonId, o.PersonId
        ORDER BY b.PersonId, o.PersonId {page}
        """;
}

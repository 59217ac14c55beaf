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
        var cast = database.Read(session => Cast(session, RollCalls.Of(session, request.ChamberId, request.HeldFrom, request.HeldTo), "", ""));
        var pairs = AgreementRules.Pairs(cast, request.PersonId).Where(pair => string.CompareOrdinal(Key(pair), page.After) > 0).Take(page.Take).ToList();
        var (items, next) = page.Cut(pairs, Key);
        return Task.FromResult(new ListAgreementsResponse { Agreements = { items }, NextPageToken = next });
    }

    // A space is less than any character of an id: keys are ordered as the pairs are.
    private static string Key(Agreement pair) => $"{pair.PersonId} {pair.OtherPersonId}";

    // What the members of the chamber did in its roll calls, or two of them.
    private static IReadOnlyList<CastBallot> Cast(Session session, RollCalls calls, string one, string other) => session.Query<CastBallot>(BallotsCast, new
    {
        calls.Jurisdiction,
        calls.ChamberId,
        calls.HeldFrom,
        calls.HeldTo,
        calls.BillId,
        calls.VoteId,
        One = one,
        Other = other,
    });

    private const string BallotsCast = $"""
        SELECT b.VoteId, b.PersonId, b.Choice
        FROM Ballot b
        JOIN BillVote v ON v.Id = b.VoteId
        WHERE {RollCalls.Counted} AND {RollCalls.OfTheChamber} AND b.Choice IN ('FOR', 'AGAINST', 'ABSTAINED')
          AND (@One = '' OR b.PersonId = @One OR b.PersonId = @Other)
        """;
}

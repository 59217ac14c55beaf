using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Lists;

namespace Saylau.Observers.Turnout;

public sealed partial class TurnoutService
{
    /// <inheritdoc />
    public override Task<ListTurnoutClaimsResponse> ListTurnoutClaims(ListTurnoutClaimsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<ClaimRow>(
            ClaimsAsked, new { request.Jurisdiction, request.ElectionId, request.AsOf, page.After, page.Take }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListTurnoutClaimsResponse { Claims = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string ClaimsAsked = """
        SELECT *
        FROM TurnoutClaim
        WHERE ElectionId = @ElectionId AND Jurisdiction = @Jurisdiction AND Id > @After
          AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

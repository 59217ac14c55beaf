using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Claims;

public sealed partial class ClaimService
{
    /// <inheritdoc />
    public override Task<ListClaimsResponse> ListClaims(ListClaimsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var (items, next) = page.Cut(session.Query<PartyClaimRow>(ClaimsAsked, new
            {
                request.Jurisdiction,
                request.PartyId,
                Kinds = EnumText.Words(request.Kinds),
                request.Claimant,
                Day = day,
                page.After,
                page.Take,
            }), row => row.Id);
            return new ListClaimsResponse { Claims = { Read(session, [.. items], day) }, NextPageToken = next };
        }));
    }

    private const string ClaimsAsked = """
        SELECT *
        FROM PartyClaim
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND Kind IN @Kinds AND OccurredOn <= @Day
          AND (@PartyId = '' OR PartyId = @PartyId) AND (@Claimant = '' OR Claimant = @Claimant)
        ORDER BY Id {page}
        """;
}

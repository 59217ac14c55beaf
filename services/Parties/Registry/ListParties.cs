using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<ListPartiesResponse> ListParties(ListPartiesRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var (items, next) = page.Cut(session.Query<PartyOnDayRow>(PartyOnDay.All + PartiesAsked, new
            {
                request.Jurisdiction,
                Day = day,
                Standings = EnumText.Words(request.Standings),
                Kinds = EnumText.Words(request.Kinds),
                Alignment = request.Alignment is Alignment.Unspecified ? "" : EnumText.Of(request.Alignment),
                page.After,
                page.Take,
            }), row => row.Id);
            return new ListPartiesResponse { Parties = { PartyOnDay.Of(session, [.. items], day) }, NextPageToken = next };
        }));
    }

    private const string PartiesAsked = """

        WHERE p.Jurisdiction = @Jurisdiction AND p.Id > @After AND s.Standing IN @Standings AND p.Kind IN @Kinds
          AND (@Alignment = '' OR EXISTS (
            SELECT 1 FROM AlignmentClaim c
            WHERE c.PartyId = p.Id AND c.Alignment = @Alignment AND c.OccurredOn <= @Day))
        ORDER BY p.Id {page}
        """;
}

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
        var rows = database.Read(session => session.Query<PartyOnDayRow>(PartiesOnDay + PartiesAsked, new
        {
            request.Jurisdiction,
            Day = ledger.DayAsked(request.AsOf),
            Standings = EnumText.Words(request.Standings),
            Kinds = EnumText.Words(request.Kinds),
            Alignment = request.Alignment is Alignment.Unspecified ? "" : EnumText.Of(request.Alignment),
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListPartiesResponse { Parties = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string PartiesAsked = """

        WHERE p.Jurisdiction = @Jurisdiction AND p.Id > @After AND s.Standing IN @Standings AND p.Kind IN @Kinds
          AND (@Alignment = '' OR EXISTS (
            SELECT 1 FROM AlignmentClaim c
            WHERE c.PartyId = p.Id AND c.Alignment = @Alignment AND c.OccurredOn <= @Day))
        ORDER BY p.Id {page}
        """;
}

using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Standing;

public sealed partial class StandingService
{
    /// <inheritdoc />
    public override Task<ListStandingPeriodsResponse> ListStandingPeriods(ListStandingPeriodsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<StandingPeriodRow>(
            PeriodsOfParty, new { PartyRow.Require(session, request.PartyId).Id, First = page.After.Length == 0, page.After, page.Take }));
        var (items, next) = page.Cut(rows, row => row.EffectiveFrom.Length > 0 ? row.EffectiveFrom : "-");
        return Task.FromResult(new ListStandingPeriodsResponse { Periods = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    // The first period begins at the empty date, which no page can begin after: its key is a sign below every digit.
    private const string PeriodsOfParty = """
        SELECT *
        FROM StandingPeriod
        WHERE PartyId = @Id AND (@First = 1 OR EffectiveFrom > @After)
        ORDER BY EffectiveFrom {page}
        """;
}

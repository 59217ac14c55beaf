using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Lists;

namespace Saylau.Observers.Turnout;

public sealed partial class TurnoutService
{
    /// <inheritdoc />
    public override Task<ListTurnoutGapsResponse> ListTurnoutGaps(ListTurnoutGapsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var comparison = ComparisonRow.Require(session, request.ComparisonId);
            RequireInsider(context.Call(), comparison);
            var rows = session.Query<ComparedStationRow>(StationsAsked, new { request.ComparisonId, page.After, page.Take });
            var (items, next) = page.Cut(rows, row => row.PrecinctId);
            return new ListTurnoutGapsResponse
            {
                Stations = { items.Select(row => row.ToProto()) },
                NextPageToken = next,
                Source = comparison.Weakest(),
            };
        }));
    }

    /// <summary>The mission that counted, or an auditor of the country.</summary>
    private static void RequireInsider(Call call, ComparisonRow comparison)
    {
        if (call.Caller.Has(Role.ObserverMission, comparison.MissionId))
            call.RequireScope(Role.ObserverMission, comparison.MissionId);
        else
            call.RequireScope(Role.Auditor, comparison.Jurisdiction);
    }

    private const string StationsAsked = """
        SELECT *
        FROM ComparedStation
        WHERE ComparisonId = @ComparisonId AND PrecinctId > @After
        ORDER BY PrecinctId {page}
        """;
}

using Grpc.Core;
using Saylau.Observers.Missions;
using Saylau.Observers.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Turnout;

public sealed partial class TurnoutService
{
    /// <inheritdoc />
    public override Task<ImportTurnoutCountsResponse> ImportTurnoutCounts(ImportTurnoutCountsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var mission = MissionRow.Require(tx, request.MissionId);
            tx.Concerns(mission.Jurisdiction);
            var (results, added) = RowSorting.Sort(
                request.Rows, Present(tx, mission.Id, request.Rows), count => count.PrecinctId, Problem, ErrorReason.CountDiffers);

            tx.InsertMany("TurnoutCount", added.Select(count => tx.Stamp(TurnoutCountRow.Of(mission.Id, count))).ToArray());
            if (added.Count > 0)
                tx.Record(new TurnoutCountsImported { MissionId = mission.Id, ElectionId = mission.ElectionId, Counts = { added } });
            return new ImportTurnoutCountsResponse { Rows = { results } };
        });

    private static Dictionary<string, TurnoutCount> Present(LedgerTransaction tx, string missionId, IEnumerable<TurnoutCount> counts) =>
        tx.Query<TurnoutCountRow>(CountsNamed, new { MissionId = missionId, Precincts = counts.Select(count => count.PrecinctId).Distinct(StringComparer.Ordinal) })
            .ToDictionary(row => row.PrecinctId, row => row.ToProto(), StringComparer.Ordinal);

    private static (ErrorReason, string)? Problem(TurnoutCount count) => TurnoutRules.AreTimes(count.FromTime, count.UntilTime)
        ? null
        : (ErrorReason.TimesInvalid, $"from_time, until_time: '{count.FromTime}' and '{count.UntilTime}' must be HH:MM, the second later.");

    private const string CountsNamed = """
        SELECT *
        FROM TurnoutCount
        WHERE MissionId = @MissionId AND PrecinctId IN @Precincts
        """;
}

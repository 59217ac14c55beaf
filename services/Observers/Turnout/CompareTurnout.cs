using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Observers.Missions;
using Saylau.Observers.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Observers.V1.ErrorReason;

namespace Saylau.Observers.Turnout;

public sealed partial class TurnoutService
{
    /// <inheritdoc />
    public override async Task<CompareTurnoutResponse> CompareTurnout(CompareTurnoutRequest request, ServerCallContext context)
    {
        var (mission, counts) = database.Read(session =>
        {
            var mission = MissionRow.Require(session, request.MissionId);
            context.Call().RequireScope(mission.Jurisdiction);
            return (mission, session.Query<TurnoutCountRow>(CountedAllDay, new { request.MissionId }));
        });
        var wanted = counts.Select(count => count.PrecinctId).ToHashSet(StringComparer.Ordinal);
        // Protocols are read before the door: nothing is awaited behind it.
        var figures = await official.Read(mission.ElectionId, wanted, context);
        var stations = counts.Where(count => figures.Stations.ContainsKey(count.PrecinctId)).Select(count => new StationVoters(
            count.PrecinctId, figures.Stations[count.PrecinctId].Registered, figures.Stations[count.PrecinctId].InBoxes, (uint)count.VotersCounted)).ToArray();
        var compared = TurnoutRules.Compare(stations, counts.Count - stations.Length);
        return await ledger.Write(request, context, tx =>
        {
            tx.Concerns(mission.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM TurnoutComparison WHERE Id = @Id", new { Id = request.ComparisonId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.ComparisonExists, "comparison_id", request.ComparisonId);

            var comparison = Keep(tx, request.ComparisonId, mission, compared, figures, [.. counts.Select(count => count.ToSource())]);
            tx.InsertMany("ComparedStation", stations.Where(station => station.Registered > 0).Select(station => RowOf(request.ComparisonId, station)).ToArray());
            tx.Record(new TurnoutCompared { Comparison = comparison });
            return new CompareTurnoutResponse { Comparison = comparison };
        });
    }

    private static TurnoutComparison Keep(
        LedgerTransaction tx, string id, MissionRow mission, Compared compared, OfficialFigures figures, IEnumerable<Source> counted)
    {
        var weakest = Sources.Weakest(figures.Source is { } source ? counted.Append(source) : counted) ?? mission.ToSource();
        var row = tx.Stamp(new ComparisonRow
        {
            Id = id,
            MissionId = mission.Id,
            Jurisdiction = mission.Jurisdiction,
            ElectionId = mission.ElectionId,
            Summary = compared.Summary.ToByteArray(),
            LargestPointsPrecinct = compared.LargestPointsPrecinct,
            LargestRelativePrecinct = compared.LargestRelativePrecinct,
            OfficialLedgerPosition = (long)figures.LedgerPosition,
            WeakestProvenance = EnumText.Of(weakest.Provenance),
            WeakestCitation = weakest.Citation,
        });
        tx.Insert("TurnoutComparison", row);
        return row.ToProto();
    }

    private static ComparedStationRow RowOf(string comparisonId, StationVoters station) => new()
    {
        ComparisonId = comparisonId,
        PrecinctId = station.PrecinctId,
        Registered = station.Registered,
        OfficialVoters = station.Official,
        ObservedVoters = station.Observed,
    };

    private const string CountedAllDay = """
        SELECT *
        FROM TurnoutCount
        WHERE MissionId = @MissionId AND FullDay = 1
        ORDER BY PrecinctId
        """;
}

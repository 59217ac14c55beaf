using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<ImportTurnoutReportsResponse> ImportTurnoutReports(ImportTurnoutReportsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            var present = tx.Query<TurnoutReportRow>(SlotsNamed, new { request.ElectionId, Slots = request.Rows.Select(TurnoutReportRow.SlotOf).Distinct(StringComparer.Ordinal) })
                .ToDictionary(row => row.Slot, row => row.ToReport(), StringComparer.Ordinal);
            var places = PlacesOf(tx, election.Jurisdiction, request.Rows);
            var stored = new List<TurnoutReport>();
            var response = new ImportTurnoutReportsResponse();
            foreach (var row in request.Rows)
            {
                var result = Decide(row, places, present);
                result.Row = (uint)response.Rows.Count;
                response.Rows.Add(result);
                if (result.Outcome is RowOutcome.Stored)
                    stored.Add(present[TurnoutReportRow.SlotOf(row)] = row);
            }

            tx.InsertMany("TurnoutReport", stored.Select(report => tx.Stamp(TurnoutReportRow.Of(election.Id, report))).ToArray());
            if (stored.Count > 0)
                tx.Record(new TurnoutReportsImported { ElectionId = election.Id, Reports = { stored } });
            return response;
        });

    private (HashSet<string> Regions, IReadOnlyDictionary<string, PrecinctRow> Precincts) PlacesOf(
        LedgerTransaction tx, string jurisdiction, IEnumerable<TurnoutReport> rows) =>
        (jurisdictions[jurisdiction].Jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal),
            PrecinctRow.Named(tx, jurisdiction, rows.Select(row => row.PrecinctId)));

    private static RowResult Decide(
        TurnoutReport row, (HashSet<string> Regions, IReadOnlyDictionary<string, PrecinctRow> Precincts) places, Dictionary<string, TurnoutReport> present)
    {
        if (!TurnoutRules.IsTime(row.At))
            return new RowResult().Refuse(ErrorReason.TimeMalformed, $"at: '{row.At}' is not HH:MM.");
        if (row.Region.Length > 0 && !places.Regions.Contains(row.Region))
            return new RowResult().Refuse(ErrorReason.RegionUnknown, $"region: '{row.Region}' is no region.");
        if (row.PrecinctId.Length > 0 && !places.Precincts.ContainsKey(row.PrecinctId))
            return new RowResult().Refuse(ErrorReason.PrecinctNotFound, $"precinct_id: there is no '{row.PrecinctId}'.");
        if (!TurnoutRules.SaysSomething(row))
            return new RowResult().Refuse(ErrorReason.TurnoutReportEmpty, "voted, reported_share: one of them is needed.");
        if (!present.TryGetValue(TurnoutReportRow.SlotOf(row), out var known))
            return new() { Outcome = RowOutcome.Stored };
        return known.Equals(row)
            ? new() { Outcome = RowOutcome.Present }
            : new RowResult().Refuse(ErrorReason.TurnoutReportDiffers, $"at: there is a report for {row.At} and this place already, with another content.");
    }

    private const string SlotsNamed = """
        SELECT *
        FROM TurnoutReport
        WHERE ElectionId = @ElectionId AND Slot IN @Slots
        """;
}

using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Elections.VoterLists;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

public sealed partial class ProtocolService
{
    /// <inheritdoc />
    public override Task<GetTurnoutByHourResponse> GetTurnoutByHour(GetTurnoutByHourRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var regions = jurisdictions[election.Jurisdiction].Jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
            if (request.Region.Length > 0 && !regions.Contains(request.Region))
                throw Refusal.NotFound(ErrorReason.RegionUnknown, "region", request.Region);
            var stations = ElectionCount.ExpectedByRegion(session, election);
            var listed = VersionRow.LastEntries(session, election.Id);
            var hours = session.Query<PlacedReportRow>(ReportsPlaced, new { ElectionId = election.Id })
                .Select(row => row.ToReport()).GroupBy(report => report.At, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany(group => TurnoutByHourRules.At(group.Key, [.. group], stations, listed))
                .Where(hour => request.Region.Length == 0 || string.Equals(hour.Region, request.Region, StringComparison.Ordinal));
            var showing = TurnoutShowing.Of(session, context.Call().Caller, election, law.On(session, election.Jurisdiction, ledger.Today), ledger.Now, "hours");
            var shown = hours.Select(showing.Show).ToArray();
            return new GetTurnoutByHourResponse { Hours = { shown }, Withheld = { showing.Withheld } };
        }));

    private sealed record PlacedReportRow : RecordedRow
    {
        public required string ReportedFor { get; init; }

        public required string Region { get; init; }

        public required string PrecinctId { get; init; }

        public required long? Voted { get; init; }

        public required long? ShareNumerator { get; init; }

        public required long? ShareDenominator { get; init; }

        public TurnoutByHourRules.Report ToReport() => new(ReportedFor, Region, PrecinctId.Length > 0, (uint?)Voted,
            ShareDenominator is { } denominator ? new() { Numerator = (uint)(ShareNumerator ?? 0), Denominator = (uint)denominator } : null, ToSource());
    }

    // A station is counted in the region where it is, whatever its report says.
    private const string ReportsPlaced = """
        SELECT TurnoutReport.ReportedFor, COALESCE(Precinct.Region, TurnoutReport.Region) AS Region, TurnoutReport.PrecinctId,
          TurnoutReport.Voted, TurnoutReport.ShareNumerator, TurnoutReport.ShareDenominator, TurnoutReport.Provenance, TurnoutReport.Citation
        FROM TurnoutReport LEFT JOIN Precinct ON Precinct.Id = TurnoutReport.PrecinctId
        WHERE TurnoutReport.ElectionId = @ElectionId
        ORDER BY TurnoutReport.Slot
        """;
}

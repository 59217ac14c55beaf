using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Elections.VoterLists;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<CheckPrecinctResponse> CheckPrecinct(CheckPrecinctRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var precinct = PrecinctRow.Require(session, request.PrecinctId);
            var inForce = law.On(session, precinct.Jurisdiction, TextFormats.FirstDay(day));
            var (rule, made) = (inForce.Rules.Calendar.PrecinctVoters, precinct.ToPrecinct());
            List<Common.V1.Finding> findings = [TerritoryRules.NotTooLarge(precinct.Id, "CAPACITY", made.HasCapacity ? made.Capacity : null, rule)];
            if (request.ElectionId.Length > 0)
                findings.Add(TerritoryRules.NotTooLarge(precinct.Id, "LISTED", Listed(session, ElectionRow.Require(session, request.ElectionId).Id, precinct.Id), rule));
            return new CheckPrecinctResponse { Findings = { inForce.Judge(findings) } };
        }));
    }

    /// <summary>How many voters the list of an election has there, as it stands; null where it has none.</summary>
    private static uint? Listed(Session session, string electionId, string precinctId) => session.Find<long?>(EntriesListed,
        new { ElectionId = electionId, PrecinctId = precinctId, Measure = EnumText.Of(VoterListMeasure.Entries) }) is { } entries ? StationCounts.Counted(entries) : null;

    private const string EntriesListed = """
        SELECT Amount
        FROM VoterStationCount
        WHERE ElectionId = @ElectionId AND VersionId = '' AND PrecinctId = @PrecinctId AND Measure = @Measure
        """;
}

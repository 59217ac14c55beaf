using Saylau.Elections.V1;
using Saylau.Platform.Data;

namespace Saylau.Elections.Audits;

/// <summary>What an audit knows of the ballots and stations that some rows name, and of nothing else.</summary>
internal sealed record NamedBallots(
    IReadOnlyDictionary<string, AuditStationRow> Stations, IReadOnlySet<(string PrecinctId, long Ballot)> Drawn,
    Dictionary<(string PrecinctId, long Ballot), InterpretationRow> Entered, IReadOnlyDictionary<(string PrecinctId, long Ballot), BallotRecordRow> Records)
{
    public static NamedBallots Of(Session session, AuditRow audit, IReadOnlyCollection<Interpretation> rows)
    {
        var named = new
        {
            AuditId = audit.Id,
            Precincts = rows.Select(row => row.PrecinctId).Distinct(StringComparer.Ordinal).ToArray(),
            Ballots = rows.Select(row => (long)row.Ballot).Distinct().ToArray(),
        };
        return new(
            AuditStationRow.Named(session, audit.Id, named.Precincts),
            session.Query<DrawnBallot>(DrawsNamed, named).Select(draw => (draw.PrecinctId, draw.Ballot)).ToHashSet(),
            session.Query<InterpretationRow>(InterpretationsNamed, named).ToDictionary(row => (row.PrecinctId, row.Ballot)),
            audit.ComparesRecords() ? session.Query<BallotRecordRow>(RecordsNamed, named).ToDictionary(row => (row.PrecinctId, row.Ballot)) : []);
    }

    private sealed record DrawnBallot
    {
        public required string PrecinctId { get; init; }

        public required long Ballot { get; init; }
    }

    private const string DrawsNamed = """
        SELECT DISTINCT PrecinctId, Ballot
        FROM AuditDraw
        WHERE AuditId = @AuditId AND PrecinctId IN @Precincts AND Ballot IN @Ballots
        """;

    private const string InterpretationsNamed = """
        SELECT *
        FROM AuditInterpretation
        WHERE AuditId = @AuditId AND PrecinctId IN @Precincts AND Ballot IN @Ballots AND SupersededOn = ''
        """;

    private const string RecordsNamed = """
        SELECT *
        FROM BallotRecord
        WHERE AuditId = @AuditId AND PrecinctId IN @Precincts AND Ballot IN @Ballots
        """;
}

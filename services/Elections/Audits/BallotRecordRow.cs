using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Audits;

/// <summary>The record of a single ballot as it is stored. An empty CandidateId is a ballot without a valid vote.</summary>
internal sealed record BallotRecordRow
{
    public required string AuditId { get; init; }

    public required string PrecinctId { get; init; }

    public required long Ballot { get; init; }

    public required string Container { get; init; }

    public required string Imprint { get; init; }

    public required string CandidateId { get; init; }

    /// <summary>The records of what an audit has drawn, by station and ballot.</summary>
    public static Dictionary<(string PrecinctId, long Ballot), BallotRecordRow> Drawn(Session session, string auditId) =>
        session.Query<BallotRecordRow>(RecordsDrawn, new { AuditId = auditId }).ToDictionary(row => (row.PrecinctId, row.Ballot));

    public BallotReading ToReading() => CandidateId.Length > 0 ? BallotReading.Choice : BallotReading.Invalid;

    public BallotRecord ToProto() => new() { Ballot = (uint)Ballot, Container = Container, Imprint = Imprint, CandidateId = CandidateId };

    private const string RecordsDrawn = """
        SELECT DISTINCT r.*
        FROM AuditDraw d
        JOIN BallotRecord r ON r.AuditId = d.AuditId AND r.PrecinctId = d.PrecinctId AND r.Ballot = d.Ballot
        WHERE d.AuditId = @AuditId
        """;
}

/// <summary>That the ballot records of a station are there, and what was committed to of them.</summary>
internal sealed record StationRecordsRow : RecordedRow
{
    public required string AuditId { get; init; }

    public required string PrecinctId { get; init; }

    public required int Ballots { get; init; }

    public required string Commitment { get; init; }

    /// <summary>The stations of an audit whose records are there, in order.</summary>
    public static IReadOnlyList<StationRecordsRow> Of(Session session, string auditId) =>
        session.Query<StationRecordsRow>("SELECT * FROM AuditStationRecords WHERE AuditId = @AuditId ORDER BY PrecinctId", new { AuditId = auditId });

    /// <summary>What a station's records are committed to by: a line for each, in order; the length of a text stands before it.</summary>
    public static string Text(string auditId, StationBallotRecords station) => string.Concat(station.Records.OrderBy(record => record.Ballot)
        .Select(record => string.Create(CultureInfo.InvariantCulture, $"{record.Ballot},{record.Container.Length}:{record.Container},{record.Imprint.Length}:{record.Imprint},{record.CandidateId}\n"))
        .Prepend($"ballots\n{auditId}\n{station.PrecinctId}\n"));

    /// <summary>What everybody can recompute from the commitments: a line for each station.</summary>
    public static string Hash(IEnumerable<StationRecordsRow> stations) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(stations.Select(station => $"{station.PrecinctId},{station.Commitment}\n")))));

    public RecordedStation ToProto() => new() { PrecinctId = PrecinctId, Ballots = (uint)Ballots, Commitment = Commitment };
}

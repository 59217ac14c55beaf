using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Saylau.Elections.Protocols;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Audits;

/// <summary>A station of an audit's manifest as it is stored: what its protocol said when the manifest was frozen.</summary>
internal sealed record AuditStationRow : RecordedRow
{
    public required string AuditId { get; init; }

    public required string PrecinctId { get; init; }

    public required string Region { get; init; }

    public required int ProtocolVersion { get; init; }

    public required long Ballots { get; init; }

    /// <summary>The most by which it can overstate a margin, in millionths of that; 0 where ballots are drawn.</summary>
    public required long ErrorBound { get; init; }

    public required long Invalid { get; init; }

    public required byte[] Counts { get; init; }

    /// <summary>A protocol that counts, as a manifest has it.</summary>
    public static AuditStationRow Of(string auditId, ProtocolRow protocol, AuditMethod method, IReadOnlyList<AuditAssertion> assertions)
    {
        var choices = protocol.ToEntry().Choices;
        var votes = choices.ToDictionary(choice => choice.CandidateId, choice => (long)choice.Votes, StringComparer.Ordinal);
        return new()
        {
            AuditId = auditId,
            PrecinctId = protocol.PrecinctId,
            Region = protocol.Region,
            ProtocolVersion = protocol.Version,
            Ballots = protocol.InBoxes,
            ErrorBound = method is AuditMethod.KaplanMarkov ? AssertionRules.ErrorBound(assertions, votes, protocol.Invalid, protocol.InBoxes) : 0,
            Invalid = protocol.Invalid,
            Counts = new Interpretation { Counts = { choices } }.ToByteArray(),
        };
    }

    /// <summary>The manifest of an audit, in order.</summary>
    public static IReadOnlyList<AuditStationRow> Of(Session session, string auditId) =>
        session.Query<AuditStationRow>(StationsOf, new { AuditId = auditId });

    /// <summary>The stations of an audit that are named.</summary>
    public static Dictionary<string, AuditStationRow> Named(Session session, string auditId, IEnumerable<string> precincts) =>
        session.Query<AuditStationRow>("SELECT * FROM AuditStation WHERE AuditId = @AuditId AND PrecinctId IN @Precincts", new { AuditId = auditId, Precincts = precincts.Distinct(StringComparer.Ordinal).ToArray() })
            .ToDictionary(station => station.PrecinctId, StringComparer.Ordinal);

    /// <summary>The stations whose protocol is not the one of the manifest any more, and those that are not in it.</summary>
    public static IReadOnlyList<string> Changed(Session session, AuditRow audit) =>
        [.. session.Query<string>(StationsChanged, new { AuditId = audit.Id, audit.ElectionId }).Order(StringComparer.Ordinal)];

    /// <summary>What everybody can recompute from the manifest: a line for each station.</summary>
    public static string Hash(IEnumerable<AuditStationRow> manifest) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
        manifest.Select(station => string.Create(CultureInfo.InvariantCulture, $"{station.PrecinctId},{station.Ballots},{station.ErrorBound}\n"))))));

    public IReadOnlyList<ChoiceVotes> ToCounts() => Interpretation.Parser.ParseFrom(Counts).Counts;

    public IReadOnlyDictionary<string, long> ToVotes() =>
        ToCounts().ToDictionary(choice => choice.CandidateId, choice => (long)choice.Votes, StringComparer.Ordinal);

    private const string StationsChanged = """
        SELECT s.PrecinctId AS PrecinctId
        FROM AuditStation s
        LEFT JOIN Protocol p ON p.ElectionId = @ElectionId AND p.PrecinctId = s.PrecinctId AND p.Version = s.ProtocolVersion
          AND p.SupersededOn = '' AND p.State IN ('ACCEPTED', 'CORRECTED')
        WHERE s.AuditId = @AuditId AND p.PrecinctId IS NULL
        UNION
        SELECT p.PrecinctId AS PrecinctId
        FROM Protocol p
        LEFT JOIN AuditStation s ON s.AuditId = @AuditId AND s.PrecinctId = p.PrecinctId
        WHERE p.ElectionId = @ElectionId AND p.SupersededOn = '' AND p.State IN ('ACCEPTED', 'CORRECTED') AND s.PrecinctId IS NULL
        """;

    private const string StationsOf = """
        SELECT *
        FROM AuditStation
        WHERE AuditId = @AuditId
        ORDER BY PrecinctId
        """;
}

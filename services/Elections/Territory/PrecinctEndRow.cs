using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Territory;

/// <summary>How a precinct ended, as it is stored.</summary>
internal sealed record PrecinctEndRow : RecordedRow
{
    public required string PrecinctId { get; init; }

    public required string Act { get; init; }

    public required string Reason { get; init; }

    /// <summary>What put others in its place; empty if it was closed.</summary>
    public required string ReorganizationId { get; init; }

    /// <summary>How precincts ended, by precinct; one that has not is absent.</summary>
    public static IReadOnlyDictionary<string, PrecinctEndRow> Of(Session session, IReadOnlyCollection<string> precincts) => precincts.Count == 0
        ? new Dictionary<string, PrecinctEndRow>(StringComparer.Ordinal)
        : session.Query<PrecinctEndRow>(EndsOf, new { Precincts = precincts }).ToDictionary(row => row.PrecinctId, StringComparer.Ordinal);

    /// <summary>Ends a precinct on a day, its last.</summary>
    public static (PrecinctRow Ended, PrecinctEndRow End) Store(LedgerTransaction tx, PrecinctRow precinct, string validTo, PrecinctEndRow end)
    {
        var ended = precinct with { ValidTo = validTo, Version = precinct.Version + 1 };
        tx.Insert("PrecinctEnd", tx.Stamp(end));
        tx.Execute("UPDATE Precinct SET ValidTo = @ValidTo, Version = @Version WHERE Id = @Id", new { ended.ValidTo, ended.Version, ended.Id });
        PrecinctCountRow.End(tx, ended);
        return (ended, end);
    }

    public PrecinctEnd ToProto() => new() { Act = Act, Reason = Reason, ReorganizationId = ReorganizationId, Recording = ToRecording() };

    private const string EndsOf = """
        SELECT *
        FROM PrecinctEnd
        WHERE PrecinctId IN @Precincts
        """;
}

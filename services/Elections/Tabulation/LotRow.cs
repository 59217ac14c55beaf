using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

/// <summary>A recorded lot as it is stored.</summary>
internal sealed record LotRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required int Number { get; init; }

    public required string CandidateId { get; init; }

    /// <summary>Whom the lots of an election chose until a day, in order.</summary>
    public static IReadOnlyList<string> Of(Session session, string electionId, string asOf = "") =>
        session.Query<string>(LotsOf, new { ElectionId = electionId, AsOf = asOf });

    private const string LotsOf = """
        SELECT CandidateId
        FROM Lot
        WHERE ElectionId = @ElectionId AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Number
        """;
}

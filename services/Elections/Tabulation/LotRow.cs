using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

/// <summary>A recorded lot as it is stored.</summary>
internal sealed record LotRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required int Number { get; init; }

    public required string CandidateId { get; init; }

    /// <summary>The lots of an election until a day, in order.</summary>
    public static IReadOnlyList<LotRow> Of(Session session, string electionId, string asOf = "") =>
        session.Query<LotRow>(LotsOf, new { ElectionId = electionId, AsOf = asOf });

    /// <summary>The lot, and what became of it.</summary>
    public DrawnLot ToProto(LotUse use, long votesPosition) => new()
    {
        Number = (uint)Number,
        CandidateId = CandidateId,
        Use = use,
        VotesPosition = (ulong)Math.Max(0, votesPosition),
        Recording = ToRecording(),
    };

    private const string LotsOf = """
        SELECT *
        FROM Lot
        WHERE ElectionId = @ElectionId AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Number
        """;
}

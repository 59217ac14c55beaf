using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.VoterLists;

/// <summary>The figures of a list at each polling station, kept as it changes: reading them costs the same at any size.</summary>
internal sealed record StationCounts
{
    public required string ElectionId { get; init; }

    /// <summary>The version of which they are; empty for the list as it stands.</summary>
    public required string VersionId { get; init; }

    public required string PrecinctId { get; init; }

    public required string Measure { get; init; }

    public required long Amount { get; init; }

    /// <summary>Moves the figures of the list as it stands.</summary>
    public static void Move(LedgerTransaction tx, string electionId, IEnumerable<(string PrecinctId, VoterListMeasure Measure, int By)> moves)
    {
        foreach (var move in moves.GroupBy(move => (move.PrecinctId, move.Measure)))
        {
            var row = new StationCounts
            {
                ElectionId = electionId,
                VersionId = "",
                PrecinctId = move.Key.PrecinctId,
                Measure = EnumText.Of(move.Key.Measure),
                Amount = move.Sum(one => (long)one.By),
            };
            if (row.Amount != 0 && tx.Execute(AddTo, row) == 0)
                tx.Insert("VoterStationCount", row);
        }
    }

    /// <summary>Keeps the figures as those of a version.</summary>
    public static void Keep(LedgerTransaction tx, string electionId, string versionId) =>
        tx.Execute(KeepAs, new { ElectionId = electionId, VersionId = versionId });

    /// <summary>The figures of all stations together; a measure of which there is none is absent.</summary>
    public static IReadOnlyDictionary<VoterListMeasure, uint> Totals(Session session, string electionId, string versionId) =>
        session.Query<TotalRow>(TotalsOf, new { ElectionId = electionId, VersionId = versionId })
            .ToDictionary(row => EnumText.Parse<VoterListMeasure>(row.Measure), row => Counted(row.Amount));

    /// <summary>A sum as a count. More than it can hold is the most it can hold, never a small number.</summary>
    public static uint Counted(long amount) => (uint)Math.Clamp(amount, 0, uint.MaxValue);

    private sealed record TotalRow
    {
        public required string Measure { get; init; }

        public required long Amount { get; init; }
    }

    private const string AddTo = """
        UPDATE VoterStationCount
        SET Amount = Amount + @Amount
        WHERE ElectionId = @ElectionId AND VersionId = @VersionId AND PrecinctId = @PrecinctId AND Measure = @Measure
        """;

    private const string KeepAs = """
        INSERT INTO VoterStationCount (ElectionId, VersionId, PrecinctId, Measure, Amount)
        SELECT ElectionId, @VersionId, PrecinctId, Measure, Amount
        FROM VoterStationCount
        WHERE ElectionId = @ElectionId AND VersionId = ''
        """;

    private const string TotalsOf = """
        SELECT Measure, SUM(Amount) AS Amount
        FROM VoterStationCount
        WHERE ElectionId = @ElectionId AND VersionId = @VersionId
        GROUP BY Measure
        """;
}

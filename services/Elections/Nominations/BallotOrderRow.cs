using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Nominations;

/// <summary>The order of the candidates on the ballot of an election, as it is stored.</summary>
internal sealed record BallotOrderRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string Seed { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The order of an election; null if none was recorded.</summary>
    public static BallotOrderRow? Find(Session session, string electionId) =>
        session.Find<BallotOrderRow>("SELECT * FROM BallotOrder WHERE ElectionId = @ElectionId", new { ElectionId = electionId });

    /// <summary>The candidates whom the record had as registered when the order was recorded.</summary>
    public IReadOnlyCollection<string> RegisteredThen(IReadOnlyList<CandidateRow> candidates, ILookup<string, CandidateChangeRow> changes) =>
        [.. candidates.Select(row => row.Id).Where(id => changes[id].LastOrDefault(change => change.LedgerPosition < LedgerPosition)?.State is "REGISTERED")];

    public BallotOrder ToProto(IEnumerable<string> candidateIds) => new()
    {
        ElectionId = ElectionId,
        Seed = Seed,
        CandidateIds = { candidateIds },
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };
}

/// <summary>A place on a ballot as it is stored.</summary>
internal sealed record BallotPlaceRow
{
    public required string ElectionId { get; init; }

    public required int Number { get; init; }

    public required string CandidateId { get; init; }

    /// <summary>The candidates on the ballot of an election, in order.</summary>
    public static IReadOnlyList<string> Of(Session session, string electionId) =>
        [.. session.Query<BallotPlaceRow>("SELECT * FROM BallotPlace WHERE ElectionId = @ElectionId ORDER BY Number", new { ElectionId = electionId }).Select(row => row.CandidateId)];
}

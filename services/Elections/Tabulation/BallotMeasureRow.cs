using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

/// <summary>What a ballot offers besides candidates, as it is stored.</summary>
internal sealed record BallotMeasureRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string Question { get; init; }

    public required byte[] Options { get; init; }

    /// <summary>What the ballot of an election offers besides candidates; null if nothing.</summary>
    public static BallotMeasureRow? Find(Session session, string electionId) =>
        session.Find<BallotMeasureRow>("SELECT * FROM BallotMeasure WHERE ElectionId = @ElectionId", new { ElectionId = electionId });

    public BallotMeasure ToProto() => new()
    {
        ElectionId = ElectionId,
        Question = Question.Length == 0 ? null : Contract.JsonReader.Parse<LocalizedText>(Question),
        Options = { BallotMeasure.Parser.ParseFrom(Options).Options },
        Recording = ToRecording(),
    };
}

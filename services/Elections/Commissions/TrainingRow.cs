using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Commissions;

/// <summary>A training as it is stored.</summary>
internal sealed record TrainingRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string ElectionId { get; init; }

    public required string Audience { get; init; }

    public required string Region { get; init; }

    public required string Topic { get; init; }

    public required long Participants { get; init; }

    public long? Invited { get; init; }

    public string CommissionId { get; init; } = "";

    public Training ToProto()
    {
        var training = new Training
        {
            TrainingId = Id,
            Jurisdiction = Jurisdiction,
            ElectionId = ElectionId,
            Audience = EnumText.Parse<TrainingAudience>(Audience),
            Region = Region,
            Topic = Topic,
            Participants = (uint)Participants,
            CommissionId = CommissionId,
            Recording = ToRecording(),
        };
        if (Invited is { } invited)
            training.Invited = (uint)invited;
        return training;
    }
}

using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Mandates;

/// <summary>Something that happened to a mandate after it was taken, as it is stored.</summary>
internal sealed record MandateChangeRow : RecordedRow
{
    public required string MandateId { get; init; }

    public required int Number { get; init; }

    public required string Act { get; init; }

    public required string State { get; init; }

    public required string EffectiveOn { get; init; }

    public required string Reason { get; init; }

    public required string Ground { get; init; }

    public required string Body { get; init; }

    public required string Decision { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The change that is made of a step.</summary>
    public static MandateChangeRow Of(Session session, string mandateId, MandateStep step, MandateState state, string reason, string decision, IEnumerable<Finding> findings) => new()
    {
        MandateId = mandateId,
        Number = session.Single<int>("SELECT COUNT(*) FROM MandateChange WHERE MandateId = @Id", new { Id = mandateId }) + 1,
        Act = EnumText.Of(step.Act),
        State = EnumText.Of(state),
        EffectiveOn = step.Day,
        Reason = reason,
        Ground = EnumText.Of(step.Ground),
        Body = EnumText.Of(step.Body),
        Decision = decision,
        Findings = FindingList.ToBytes(findings),
    };

    public MandateChange ToProto() => new()
    {
        Number = (uint)Number,
        Act = EnumText.Parse<MandateAct>(Act),
        State = EnumText.Parse<MandateState>(State),
        EffectiveOn = EffectiveOn,
        Reason = Reason,
        Ground = EnumText.Parse<MandateLossGround>(Ground),
        Body = EnumText.Parse<MandateLossBody>(Body),
        Decision = Decision,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };
}

using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Sittings;

/// <summary>An order that closed items, as it is stored.</summary>
internal sealed record ClosureRow : RecordedRow
{
    public required string Id { get; init; }

    public required string SittingId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Ground { get; init; }

    public required string Reason { get; init; }

    public required string DecidedBy { get; init; }

    public required string HeldOn { get; init; }

    public required bool Controversial { get; init; }

    public required byte[] Findings { get; init; }

    public ClosureOrder ToProto(IEnumerable<string> itemIds) => new()
    {
        ClosureId = Id,
        SittingId = SittingId,
        ItemIds = { itemIds },
        Ground = EnumText.Parse<ClosureGround>(Ground),
        Reason = Reason,
        DecidedBy = DecidedBy,
        HeldOn = HeldOn,
        Controversial = Controversial,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };
}

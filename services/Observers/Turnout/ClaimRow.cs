using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Observers.Turnout;

/// <summary>A turnout that somebody states, as it is stored.</summary>
internal sealed record ClaimRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string ElectionId { get; init; }

    public required string AttributedTo { get; init; }

    public required long TurnoutPart { get; init; }

    public required long TurnoutWhole { get; init; }

    public long? StationsPart { get; init; }

    public long? StationsWhole { get; init; }

    public required string Quote { get; init; }

    public TurnoutClaim ToProto() => new()
    {
        ClaimId = Id,
        Jurisdiction = Jurisdiction,
        ElectionId = ElectionId,
        AttributedTo = AttributedTo,
        Turnout = new() { Numerator = (uint)TurnoutPart, Denominator = (uint)TurnoutWhole },
        StationsShare = StationsWhole is { } whole
            ? new() { Numerator = (uint)StationsPart.GetValueOrDefault(), Denominator = (uint)whole }
            : null,
        Quote = Quote,
        Recording = ToRecording(),
    };
}

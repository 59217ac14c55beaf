using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Attributions;

/// <summary>A claim as it is stored.</summary>
internal sealed record AttributionRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public required string Alignment { get; init; }

    public required string AttributedTo { get; init; }

    public required string Quote { get; init; }

    public Attribution ToProto() => new()
    {
        AttributionId = Id,
        SubjectKind = EnumText.Parse<AttributionSubject>(SubjectKind),
        SubjectId = SubjectId,
        Alignment = EnumText.Parse<Alignment>(Alignment),
        AttributedTo = AttributedTo,
        Quote = Quote,
        Recording = ToRecording(),
    };
}

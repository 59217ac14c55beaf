using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Alignments;

/// <summary>Where somebody says that a party stands.</summary>
public sealed partial class AlignmentService(LedgerWriter ledger, Database database, JurisdictionCatalog jurisdictions)
    : V1.AlignmentService.AlignmentServiceBase;

/// <summary>A claim as it is stored.</summary>
internal sealed record ClaimRow : RecordedRow
{
    public required string Id { get; init; }

    public required string PartyId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Alignment { get; init; }

    public required string AttributedTo { get; init; }

    public required string Quote { get; init; }

    public AttributedAlignment ToProto() => new()
    {
        ClaimId = Id,
        PartyId = PartyId,
        Alignment = EnumText.Parse<Alignment>(Alignment),
        AttributedTo = AttributedTo,
        Quote = Quote,
        Recording = ToRecording(),
    };
}

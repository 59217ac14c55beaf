using Saylau.Parties.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.MemberSignatures;

/// <summary>A signature sheet as it is stored.</summary>
internal sealed record SheetRow : RecordedRow
{
    public required string PartyId { get; init; }

    public required string Sheet { get; init; }

    public required string Region { get; init; }

    public required long Valid { get; init; }

    public required long Invalid { get; init; }

    public required string Collector { get; init; }

    public RecordedSheet ToProto() => new()
    {
        Sheet = new() { Sheet = Sheet, Region = Region, Valid = (uint)Valid, Invalid = (uint)Invalid, Collector = Collector },
        Recording = ToRecording(),
    };
}

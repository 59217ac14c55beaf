using Saylau.Parties.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Funding;

/// <summary>A payment of the state as it is stored.</summary>
internal sealed record StateFundingRow : RecordedRow
{
    public required string Id { get; init; }

    public required string PartyId { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string PaidOn { get; init; }

    public required string Act { get; init; }

    public required byte[] Findings { get; init; }

    public StateFunding ToProto() => new()
    {
        StateFundingId = Id,
        PartyId = PartyId,
        Amount = (ulong)Amount,
        Currency = Currency,
        PaidOn = PaidOn,
        Act = Act,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };
}

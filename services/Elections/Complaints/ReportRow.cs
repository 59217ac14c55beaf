using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Complaints;

/// <summary>What an authority reports of complaints, as it is stored.</summary>
internal sealed record ReportRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ElectionId { get; init; }

    public required string Issuer { get; init; }

    public required long Complaints { get; init; }

    public required long Irregularities { get; init; }

    public required string Quote { get; init; }

    /// <summary>The report beside the number of complaints that the register has of its day.</summary>
    public ComplaintReport ToProto(uint registered) => new()
    {
        ReportId = Id,
        ElectionId = ElectionId,
        Issuer = Issuer,
        Complaints = (uint)Complaints,
        Irregularities = (uint)Irregularities,
        Quote = Quote,
        Findings = { ComplaintRules.MatchesRegister(ElectionId, (uint)Complaints, registered) },
        Recording = ToRecording(),
    };
}

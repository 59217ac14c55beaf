using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Deliberations;

/// <summary>The report of a committee on a bill, as it is stored.</summary>
internal sealed record CommitteeReportRow : RecordedRow
{
    public required string Id { get; init; }

    public required string BillId { get; init; }

    public required string ChamberId { get; init; }

    public required string Committee { get; init; }

    public required string Recommendation { get; init; }

    public required string Summary { get; init; }

    public required string Uri { get; init; }

    public CommitteeReport ToProto() => new()
    {
        ReportId = Id,
        BillId = BillId,
        ChamberId = ChamberId,
        Committee = Committee,
        Recommendation = EnumText.Parse<CommitteeRecommendation>(Recommendation),
        Summary = Summary,
        Uri = Uri,
        Recording = ToRecording(),
    };
}

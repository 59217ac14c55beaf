using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Deliberations;

/// <summary>What the review of a bill by the constitution came to, as it is stored.</summary>
internal sealed record ConstitutionalReviewRow : RecordedRow
{
    public required string Id { get; init; }

    public required string BillId { get; init; }

    public required string Body { get; init; }

    public required string Conclusion { get; init; }

    public required string Grounds { get; init; }

    public required string Decision { get; init; }

    public ConstitutionalReview ToProto() => new()
    {
        ReviewId = Id,
        BillId = BillId,
        Body = Body,
        Conclusion = EnumText.Parse<ReviewConclusion>(Conclusion),
        Grounds = Grounds,
        Decision = Decision,
        Recording = ToRecording(),
    };
}

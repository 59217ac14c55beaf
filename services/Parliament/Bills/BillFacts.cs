using Saylau.Parliament.Deliberations;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Parliament.Bills;

/// <summary>A step that a bill took.</summary>
internal sealed record StepTaken(BillStage Stage, string On, string StepId = "", string ChamberId = "");

/// <summary>What a review came to.</summary>
internal sealed record ReviewFacts(string Id, string Conclusion, string On);

/// <summary>What is known of a bill: what its procedure is judged by.</summary>
internal sealed record BillFacts
{
    public required BillKind Kind { get; init; }

    public InitiatorKind Initiator { get; init; }

    /// <summary>In order.</summary>
    public required IReadOnlyList<StepTaken> Steps { get; init; }

    /// <summary>By day.</summary>
    public IReadOnlyList<VoteRow> Votes { get; init; } = [];

    public IReadOnlyList<CommitteeReportRow> Reports { get; init; } = [];

    /// <summary>In the order in which they were recorded.</summary>
    public IReadOnlyList<ReviewFacts> Reviews { get; init; } = [];

    /// <summary>Sittings of more than one chamber with the bill on their agenda.</summary>
    public IReadOnlyList<string> JointSittings { get; init; } = [];

    public IReadOnlyList<string> OpenAmendments { get; init; } = [];

    public string EffectiveFrom { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public BillStage StageNow => Steps.Count == 0 ? BillStage.Unspecified : Steps[^1].Stage;

    /// <summary>The day of its last step; empty if it has none.</summary>
    public string LastStepOn => Steps.Count == 0 ? "" : Steps[^1].On;

    /// <summary>The last time it was at a step; a step that was recorded by its stage alone is one of the procedure's with that name.</summary>
    public StepTaken? LastAt(string stepId) => Steps.LastOrDefault(step => string.Equals(
        step.StepId.Length > 0 ? step.StepId : EnumText.Of(step.Stage).ToLowerInvariant().Replace('_', '-'), stepId, StringComparison.Ordinal));

    /// <summary>What is known of a bill by the end of a day; its steps are all that were recorded.</summary>
    public static BillFacts Of(Session session, BillRow bill, string day)
    {
        var until = new { BillId = bill.Id, Day = LastDay(day) };
        return new()
        {
            Kind = bill.KindOf,
            Initiator = EnumText.Parse<InitiatorKind>(bill.InitiatorKind),
            Steps = [.. BillStepRow.Of(session, [bill.Id])[bill.Id].Select(row => new StepTaken(EnumText.Parse<BillStage>(row.Stage), row.OccurredOn, row.StepId, row.ChamberId))],
            Votes = [.. VoteRow.On(session, [bill.Id], until.Day)[bill.Id]],
            Reports = session.Query<CommitteeReportRow>(ReportsBy, until),
            Reviews = [.. session.Query<ConstitutionalReviewRow>(ReviewsBy, until).Select(row => new ReviewFacts(row.Id, row.Conclusion, row.OccurredOn))],
            JointSittings = session.Query<string>(JointSittingsBy, until),
            OpenAmendments = session.Query<string>(OpenBy, until),
            EffectiveFrom = bill.EffectiveFrom,
        };
    }

    /// <summary>A date that lacks its day or month lasts until their end.</summary>
    public static string LastDay(string day) => $"{day}-99-99"[..10];

    private const string ReportsBy = "SELECT * FROM CommitteeReport WHERE BillId = @BillId AND OccurredOn <= @Day ORDER BY LedgerPosition";

    private const string ReviewsBy = "SELECT * FROM ConstitutionalReview WHERE BillId = @BillId AND OccurredOn <= @Day ORDER BY LedgerPosition";

    // The chambers of a sitting are written in one field, with commas between them.
    private const string JointSittingsBy = """
        SELECT DISTINCT s.Id
        FROM Sitting s
        JOIN SittingItem i ON i.SittingId = s.Id
        WHERE i.BillId = @BillId AND s.HeldOn <= @Day AND s.State <> 'CANCELLED' AND s.ChamberIds LIKE '%,%'
        ORDER BY s.Id
        """;

    private const string OpenBy = """
        SELECT Id
        FROM Amendment
        WHERE BillId = @BillId AND OccurredOn <= @Day AND (DecidedOn = '' OR DecidedOn > @Day)
        ORDER BY Id
        """;
}

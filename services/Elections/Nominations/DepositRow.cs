using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Nominations;

/// <summary>A deposit as it is stored.</summary>
internal sealed record DepositRow : RecordedRow
{
    public required string CandidateId { get; init; }

    public required long Amount { get; init; }

    /// <summary>The deposits of several candidates until a day; all where no day is given.</summary>
    public static IReadOnlyList<DepositRow> Of(Session session, IReadOnlyCollection<string> candidates, string asOf) =>
        session.Query<DepositRow>(DepositsOf, new { Candidates = candidates, AsOf = asOf });

    public Deposit ToProto(DepositDecisionRow? decision = null) => new() { Amount = (uint)Amount, Recording = ToRecording(), Decision = decision?.ToProto() };

    private const string DepositsOf = """
        SELECT *
        FROM Deposit
        WHERE CandidateId IN @Candidates AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}

/// <summary>What was decided on a deposit, as it is stored.</summary>
internal sealed record DepositDecisionRow : RecordedRow
{
    public required string CandidateId { get; init; }

    public required string Outcome { get; init; }

    public required string Reason { get; init; }

    public required byte[] Findings { get; init; }

    /// <summary>The decisions on several candidates until a day; all where no day is given.</summary>
    public static IReadOnlyList<DepositDecisionRow> Of(Session session, IReadOnlyCollection<string> candidates, string asOf) =>
        session.Query<DepositDecisionRow>(DecisionsOf, new { Candidates = candidates, AsOf = asOf });

    public DepositDecision ToProto() => new()
    {
        Outcome = EnumText.Parse<DepositOutcome>(Outcome),
        Reason = Reason,
        Findings = { FindingList.From(Findings) },
        Recording = ToRecording(),
    };

    private const string DecisionsOf = """
        SELECT *
        FROM DepositDecision
        WHERE CandidateId IN @Candidates AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}

/// <summary>The number of voters that support is measured against, as it is stored.</summary>
internal sealed record SupportBaseRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required long RegisteredVoters { get; init; }

    /// <summary>The number for an election on a day; null if none was recorded.</summary>
    public static SupportBaseRow? Of(Session session, string electionId, string day) =>
        session.Find<SupportBaseRow>(BaseOf, new { ElectionId = electionId, Day = day });

    public SupportBase ToProto() => new() { ElectionId = ElectionId, RegisteredVoters = (uint)RegisteredVoters, Recording = ToRecording() };

    private const string BaseOf = """
        SELECT *
        FROM SupportBase
        WHERE ElectionId = @ElectionId AND OccurredOn <= @Day
        """;
}

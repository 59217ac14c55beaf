using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Observers.V1.ErrorReason;

namespace Saylau.Observers.Turnout;

/// <summary>A comparison as it is stored: what it found then stays, whatever protocols become later.</summary>
internal sealed record ComparisonRow : RecordedRow
{
    public required string Id { get; init; }

    public required string MissionId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string ElectionId { get; init; }

    public required byte[] Summary { get; init; }

    public required string LargestPointsPrecinct { get; init; }

    public required string LargestRelativePrecinct { get; init; }

    public required long OfficialLedgerPosition { get; init; }

    public required string WeakestProvenance { get; init; }

    public required string WeakestCitation { get; init; }

    /// <summary>The comparison of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/COMPARISON_NOT_FOUND.</exception>
    public static ComparisonRow Require(Session session, string id) =>
        session.Find<ComparisonRow>("SELECT * FROM TurnoutComparison WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.ComparisonNotFound, "comparison_id", id);

    public Source Weakest() => new() { Provenance = EnumText.Parse<Provenance>(WeakestProvenance), Citation = WeakestCitation };

    public TurnoutComparison ToProto() => new()
    {
        ComparisonId = Id,
        MissionId = MissionId,
        Jurisdiction = Jurisdiction,
        ElectionId = ElectionId,
        Summary = TurnoutSummary.Parser.ParseFrom(Summary),
        LargestPointsPrecinct = LargestPointsPrecinct,
        LargestRelativePrecinct = LargestRelativePrecinct,
        OfficialLedgerPosition = (ulong)OfficialLedgerPosition,
        Source = Weakest(),
        Recording = ToRecording(),
    };
}

/// <summary>A station of a comparison.</summary>
internal sealed record ComparedStationRow
{
    public required string ComparisonId { get; init; }

    public required string PrecinctId { get; init; }

    public required long Registered { get; init; }

    public required long OfficialVoters { get; init; }

    public required long ObservedVoters { get; init; }

    public StationTurnout ToProto() => new()
    {
        PrecinctId = PrecinctId,
        Turnout = TurnoutRules.Pair(Registered, OfficialVoters, ObservedVoters),
    };
}

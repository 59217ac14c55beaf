using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.VoterLists;

/// <summary>A correction that a citizen asked for as it is stored.</summary>
internal sealed record CorrectionRow : RecordedRow
{
    public required string Id { get; init; }

    public required string ElectionId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Region { get; init; }

    public required string PrecinctId { get; init; }

    public required string Kind { get; init; }

    public required byte[] Person { get; init; }

    public required string TargetPrecinctId { get; init; }

    public required string Reason { get; init; }

    public required long Digest { get; init; }

    public required byte[] Sealed { get; init; }

    public required string State { get; init; }

    public required string DecidedOn { get; init; }

    public required string Decision { get; init; }

    public required string ChangesetId { get; init; }

    public required long Version { get; init; }

    internal VoterCorrectionState Standing => EnumText.Parse<VoterCorrectionState>(State);

    /// <summary>The correction of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/VOTER_CORRECTION_NOT_FOUND.</exception>
    public static CorrectionRow Require(Session session, string id) =>
        session.Find<CorrectionRow>("SELECT * FROM VoterCorrection WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.VoterCorrectionNotFound, "correction_id", id);

    /// <summary>The change that it becomes once it is granted.</summary>
    public ChangesetItemRow ToItem() => new()
    {
        ChangesetId = "",
        ElectionId = ElectionId,
        Item = 0,
        Kind = Kind,
        Person = Person,
        PrecinctId = TargetPrecinctId,
        Reason = Reason,
        Digest = Digest,
        Sealed = Sealed,
    };

    public VoterCorrection ToProto() => new()
    {
        CorrectionId = Id,
        ElectionId = ElectionId,
        PrecinctId = PrecinctId,
        Kind = EnumText.Parse<VoterChangeKind>(Kind),
        State = Standing,
        DecidedOn = DecidedOn,
        Decision = Decision,
        ChangesetId = ChangesetId,
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}

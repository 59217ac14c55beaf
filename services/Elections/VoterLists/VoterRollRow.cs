using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.VoterLists;

/// <summary>The list of an election as it is stored.</summary>
internal sealed record VoterRollRow : RecordedRow
{
    public required string ElectionId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string State { get; init; }

    /// <summary>The number of the entry that came last.</summary>
    public required long Numbered { get; init; }

    /// <summary>The last version that was kept.</summary>
    public required string VersionId { get; init; }

    public required long Version { get; init; }

    /// <summary>Where it stands.</summary>
    internal VoterRollState Standing => EnumText.Parse<VoterRollState>(State);

    /// <summary>The list of this election.</summary>
    /// <exception cref="Refusal">NOT_FOUND/VOTER_ROLL_NOT_FOUND.</exception>
    public static VoterRollRow Require(Session session, string electionId) => Find(session, electionId)
        ?? throw Refusal.NotFound(ErrorReason.VoterRollNotFound, "election_id", electionId);

    /// <summary>The list of this election, or null.</summary>
    public static VoterRollRow? Find(Session session, string electionId) =>
        session.Find<VoterRollRow>("SELECT * FROM VoterRoll WHERE ElectionId = @ElectionId", new { ElectionId = electionId });

    /// <summary>Lets an act pass that is possible now.</summary>
    /// <exception cref="Refusal">FAILED_PRECONDITION/RULES_VIOLATED.</exception>
    public void RequireAct(VoterRollAct act) => new[] { VoterRollRules.MayHappen(ElectionId, Standing, act) }.RefuseIfViolated();

    /// <summary>Moves the list to where an act leads.</summary>
    public VoterRollRow Move(LedgerTransaction tx, VoterRollAct act, string versionId)
    {
        var next = this with
        {
            State = EnumText.Of(VoterRollRules.Lifecycle.After(Standing, act)!.Value),
            VersionId = versionId,
            Version = Version + 1,
        };
        tx.Execute("UPDATE VoterRoll SET State = @State, VersionId = @VersionId, Version = @Version WHERE ElectionId = @ElectionId",
            new { next.State, next.VersionId, next.Version, next.ElectionId });
        return next;
    }

    /// <summary>Takes numbers for entries that are added, and says which came last before them.</summary>
    public static long TakeNumbers(LedgerTransaction tx, string electionId, int count)
    {
        tx.Execute("UPDATE VoterRoll SET Numbered = Numbered + @Count WHERE ElectionId = @ElectionId", new { Count = (long)count, ElectionId = electionId });
        return tx.Single<long>("SELECT Numbered FROM VoterRoll WHERE ElectionId = @ElectionId", new { ElectionId = electionId }) - count;
    }

    public VoterRoll ToProto(Session session) => new()
    {
        ElectionId = ElectionId,
        State = Standing,
        KeyDate = ElectionRow.Require(session, ElectionId).VotingOn is { Length: 10 } day ? day : "",
        Entries = StationCounts.Totals(session, ElectionId, "").GetValueOrDefault(VoterListMeasure.Entries),
        VersionId = VersionId,
        Etag = Etags.Of(Version),
        Recording = ToRecording(),
    };
}

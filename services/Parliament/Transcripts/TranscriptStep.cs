using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Transcripts;

/// <summary>A transcript in the middle of a write: read, admitted, and what an act makes of it.</summary>
internal sealed record TranscriptStep(LedgerTransaction Tx, StoredTranscriptRow Row, TranscriptProgressRow? Progress, SittingRow Sitting)
{
    // What was stored at once is public and has no contributions: nothing can be done with them.
    public TranscriptState State => Progress?.Stands() ?? TranscriptState.Published;

    /// <summary>The transcript, of the caller's country and in the version that the caller read.</summary>
    public static TranscriptStep Begin(LedgerTransaction tx, string transcriptId, string etag)
    {
        var row = StoredTranscriptRow.Require(tx, transcriptId);
        tx.Call.RequireScope(row.Jurisdiction);
        tx.Concerns(row.Jurisdiction);
        var progress = TranscriptProgressRow.Find(tx, transcriptId);
        Etags.Require(etag, progress?.Version ?? 0);
        return new(tx, row, progress, SittingRow.Require(tx, row.SittingId));
    }

    /// <summary>Lets an act pass that the table and these rules allow.</summary>
    /// <exception cref="Refusal">FAILED_PRECONDITION/RULES_VIOLATED.</exception>
    public IReadOnlyList<Finding> Admit(TranscriptAct act, params IEnumerable<Finding> also)
    {
        IReadOnlyList<Finding> findings = [TranscriptRules.MayHappen(Row.Id, State, act), .. also];
        findings.RefuseIfViolated();
        return findings;
    }

    /// <summary>Stores what an act makes of the transcript, and records it.</summary>
    public Transcript Move(TranscriptAct act, Func<TranscriptProgressRow, TranscriptProgressRow>? change = null, string reason = "")
    {
        var moved = Progress! with { State = EnumText.Of(TranscriptRules.Lifecycle.After(State, act)!.Value) };
        var transcript = Row.ToProto((change?.Invoke(moved) ?? moved).Save(Tx));
        Tx.Record(new TranscriptMoved { Act = act, Transcript = transcript, Reason = reason });
        return transcript;
    }
}

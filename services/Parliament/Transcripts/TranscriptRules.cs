using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Transcripts;

/// <summary>From the first word that is written down to publication.</summary>
internal static class TranscriptRules
{
    /// <summary>What each act makes of a transcript in each state. What is public can still be corrected, with every version kept.</summary>
    public static Lifecycle<TranscriptState, TranscriptAct> Lifecycle { get; } = new(
        "parliament.transcripts.step_follows",
        (TranscriptState.Unspecified, TranscriptAct.Open, TranscriptState.Draft),
        (TranscriptState.Unspecified, TranscriptAct.Store, TranscriptState.Published),
        (TranscriptState.Draft, TranscriptAct.Record, TranscriptState.Draft),
        (TranscriptState.Draft, TranscriptAct.Revise, TranscriptState.Draft),
        (TranscriptState.Draft, TranscriptAct.Redact, TranscriptState.Draft),
        (TranscriptState.Draft, TranscriptAct.Approve, TranscriptState.Approved),
        (TranscriptState.Approved, TranscriptAct.Redact, TranscriptState.Approved),
        (TranscriptState.Approved, TranscriptAct.Reopen, TranscriptState.Draft),
        (TranscriptState.Approved, TranscriptAct.Publish, TranscriptState.Published),
        (TranscriptState.Published, TranscriptAct.Revise, TranscriptState.Published),
        (TranscriptState.Published, TranscriptAct.Redact, TranscriptState.Published));

    /// <summary>May this happen to a transcript in this state?</summary>
    public static Finding MayHappen(string transcriptId, TranscriptState state, TranscriptAct act) =>
        Lifecycle.MayHappen(state, act, $"transcripts/{transcriptId}");

    /// <summary>A transcript of nothing is not approved.</summary>
    public static Finding HasContributions(int contributions) => Findings.Make(
        "parliament.transcripts.has_contributions", null, "", Findings.Count(1), Findings.Count((uint)contributions), Findings.Met(contributions > 0));

    /// <summary>An embargo ends after the day of publication.</summary>
    public static Finding EmbargoIsAhead(DateOnly day, DateOnly? until) => Findings.Make(
        "parliament.transcripts.embargo_ahead", null, "", null, until is { } end ? Findings.Date(end.Iso()) : null,
        until is null ? Outcome.NotApplicable : Findings.Met(until > day));

    /// <summary>
    /// Is it public in time? Late is a warning: a rule that stopped a late transcript would keep it from the public for ever.
    /// </summary>
    /// <param name="heldOn">The day of the sitting.</param>
    /// <param name="publicFrom">The day from which it is public, or the day asked about while it is not.</param>
    /// <param name="law">The law; null where it says nothing of transcripts.</param>
    public static IEnumerable<Finding> InTime(DateOnly heldOn, DateOnly publicFrom, TranscriptLaw? law)
    {
        if (law?.PublishDays is not { } rule)
            yield break;
        var finding = rule.Against((uint)Math.Max(0, publicFrom.DayNumber - heldOn.DayNumber), heldOn.Iso());
        if (finding.Outcome is Outcome.Violated)
            finding.Outcome = Outcome.Warning;
        yield return finding;
    }

    /// <summary>May a contribution of a transcript that is public still be revised? Before it is public, nothing limits that.</summary>
    /// <param name="publishedOn">The day of publication; null before.</param>
    /// <param name="day">The day of the revision.</param>
    /// <param name="law">The law; null where it says nothing of transcripts.</param>
    public static IEnumerable<Finding> MayRevise(DateOnly? publishedOn, DateOnly day, TranscriptLaw? law)
    {
        if (publishedOn is { } published && law?.ReviseDays is { } rule)
            yield return rule.Against((uint)Math.Max(0, day.DayNumber - published.DayNumber), published.Iso());
    }

    /// <summary>Whether the public may read it on a day, as far as its state goes.</summary>
    public static bool IsPublic(TranscriptState state, string embargoedUntil, string today) =>
        state is TranscriptState.Published && string.CompareOrdinal(embargoedUntil, today) <= 0;
}

using Saylau.Common.V1;
using Saylau.Parliament.Mandates;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Floor;

/// <summary>Who is there, who speaks, and whether those who vote are enough.</summary>
internal static class FloorRules
{
    /// <summary>Whether a member was there at a moment: from the second of arriving, until the second of leaving.</summary>
    public static bool IsThere(AttendanceRow row, long at) => row.ArrivedAt <= at && (row.LeftAt is null || at < row.LeftAt);

    /// <summary>How many of a chamber were there at a moment; null where nobody's attendance in the chamber was entered: absent is not zero.</summary>
    public static uint? Present(IEnumerable<AttendanceRow> attendance, string chamberId, long at)
    {
        var rows = attendance.Where(row => string.Equals(row.ChamberId, chamberId, StringComparison.Ordinal)).ToList();
        return rows.Count == 0 ? null : (uint)rows.Where(row => IsThere(row, at)).Select(row => row.MandateId).Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>Is there a quorum in a chamber? Null where the law is silent.</summary>
    public static Finding? Quorum(SittingRow sitting, string chamberId, uint? present, uint seats, long at, SittingLaw? law) =>
        law?.Quorum?.Against(present, seats, $"{chamberId} {SittingClock.Text(at)}", $"sittings/{sitting.Id}");

    /// <summary>
    /// What the quorum means for opening: where the law asks for one it must be there; where it does not, that there is none is
    /// worth attention.
    /// </summary>
    public static IEnumerable<Finding> ToOpen(IEnumerable<Finding> quorum, SittingLaw? law) => law?.QuorumToOpen is { Required: true } ? quorum : quorum.Select(Noted);

    /// <summary>A finding about what has happened already: it is entered all the same, and what is not met is a warning.</summary>
    public static Finding Noted(Finding finding)
    {
        finding.Outcome = finding.Outcome is Outcome.Violated ? Outcome.Warning : finding.Outcome is Outcome.Undetermined ? Outcome.NotApplicable : finding.Outcome;
        return finding;
    }

    /// <summary>
    /// May a time be entered in which a member was there? The mandate is of a chamber that sits and is held on the day, and the
    /// member was not there at the same time by another entry.
    /// </summary>
    public static IEnumerable<Finding> MayAttend(SittingRow sitting, MandateRow mandate, bool isHeld, IEnumerable<AttendanceRow> others, long arrivedAt, long? leftAt)
    {
        yield return Sits(sitting, mandate.Id, mandate.ChamberId);
        yield return Findings.Make("parliament.floor.mandate_held", null, mandate.Id, Findings.Date(sitting.HeldOn), Findings.Date(mandate.StartsOn),
            Findings.Met(isHeld), $"mandates/{mandate.Id}");
        var overlaps = others.Any(row => arrivedAt < (row.LeftAt ?? long.MaxValue) && row.ArrivedAt < (leftAt ?? long.MaxValue));
        yield return Findings.Make("parliament.floor.there_once", null, mandate.Id, Findings.Text("ONCE"), Findings.Text(overlaps ? "TWICE" : "ONCE"),
            Findings.Met(!overlaps), $"mandates/{mandate.Id}");
    }

    /// <summary>The chamber is one of those that sit.</summary>
    public static Finding Sits(SittingRow sitting, string subject, string chamberId) => Findings.Make("parliament.floor.chamber_sits", null, subject,
        Findings.Text(sitting.ChamberIds), Findings.Text(chamberId), Findings.Met(sitting.Chambers().Contains(chamberId, StringComparer.Ordinal)), $"sittings/{sitting.Id}");

    /// <summary>
    /// May a vote be placed in a sitting? It was held on its day by a chamber that sits, on an item that had been taken up, about
    /// the bill of the item if that has one.
    /// </summary>
    public static IEnumerable<Finding> MayPlace(SittingRow sitting, SittingItemRow item, VoteFacts vote, long at)
    {
        var evidence = $"votes/{vote.Id}";
        yield return Findings.Make("parliament.floor.vote_of_day", null, vote.Id, Findings.Date(sitting.HeldOn), Findings.Date(vote.HeldOn),
            Findings.Met(string.Equals(sitting.HeldOn, vote.HeldOn, StringComparison.Ordinal)), evidence);
        if (vote.ChamberId.Length > 0)
            yield return Sits(sitting, vote.Id, vote.ChamberId);
        yield return IsTakenUp(item, at);
        if (item.BillId.Length > 0)
        {
            yield return Findings.Make("parliament.floor.bill_of_item", null, item.ItemId, Findings.Text(item.BillId), Findings.Text(vote.BillId),
                Findings.Met(string.Equals(item.BillId, vote.BillId, StringComparison.Ordinal)), evidence);
        }
    }

    /// <summary>The item had been taken up by a moment.</summary>
    public static Finding IsTakenUp(SittingItemRow item, long at) => Findings.Make("parliament.floor.item_taken_up", null, item.ItemId,
        Findings.Text(SittingClock.Text(at)), item.TakenUpAt is null ? null : Findings.Text(SittingClock.Text(item.TakenUpAt)), Findings.Met(item.TakenUpAt <= at));

    /// <summary>No more voted than were there. More is a warning: either record may be the one that is wrong.</summary>
    public static Finding VotersWereThere(VoteFacts vote, uint? present) => Findings.Make("parliament.floor.voters_there", null, vote.Id,
        present is { } there ? Findings.Count(there) : null, Findings.Count((uint)vote.CastVotes),
        present is null ? Outcome.NotApplicable : vote.CastVotes <= present ? Outcome.Satisfied : Outcome.Warning, $"votes/{vote.Id}");

    /// <summary>
    /// May a speech be entered? The sitting was opened, the speaker's chamber sits; that the speaker was there and alone had the
    /// floor is worth attention where it is not so.
    /// </summary>
    public static IEnumerable<Finding> MaySpeak(
        SittingRow sitting, string mandateId, string chamberId, IEnumerable<AttendanceRow> attendance, IEnumerable<SpeechRow> speeches, long began, long? ended)
    {
        yield return SittingRules.IsIn(sitting, "parliament.floor.sitting_opened", SittingState.Opened, SittingState.Suspended, SittingState.Closed);
        if (mandateId.Length > 0)
        {
            yield return Sits(sitting, mandateId, chamberId);
            var rows = attendance.ToList();
            var there = rows.Exists(row => string.Equals(row.MandateId, mandateId, StringComparison.Ordinal) && IsThere(row, began));
            yield return Findings.Make("parliament.floor.speaker_there", null, mandateId, Findings.Text(SittingClock.Text(began)), Findings.Text(there ? "THERE" : "NOT_THERE"),
                rows.Count == 0 ? Outcome.NotApplicable : there ? Outcome.Satisfied : Outcome.Warning, $"sittings/{sitting.Id}/attendance");
        }

        var other = speeches.FirstOrDefault(row => began < (row.EndedAt ?? long.MaxValue) && row.BeganAt < (ended ?? long.MaxValue));
        yield return Findings.Make("parliament.floor.one_speaks", null, "", null, other is null ? null : Findings.Text(other.Id),
            other is null ? Outcome.Satisfied : Outcome.Warning);
    }

    /// <summary>
    /// Did a speech keep its time? More than was allotted is a warning. Nothing where none was allotted or the speech is under way.
    /// </summary>
    public static IEnumerable<Finding> KeepsTime(SpeechKind kind, long? allotted, long? spoken, SittingLaw? law)
    {
        if (allotted is not { } seconds || spoken is not { } lasted)
            yield break;
        var rule = TimeOf(kind, law);
        yield return Findings.Make(rule?.Rule ?? "parliament.floor.time", rule?.Citation, EnumText.Of(kind), Findings.Count((uint)seconds), Findings.Count((uint)lasted),
            lasted <= seconds ? Outcome.Satisfied : Outcome.Warning);
    }

    /// <summary>How long a speech of a kind may last by the law; null where it is silent.</summary>
    public static MaximumRule? TimeOf(SpeechKind kind, SittingLaw? law) => law?.SpeechTimes.FirstOrDefault(rule => rule.Kind == kind)?.Seconds;

    /// <summary>
    /// The moments that show the quorum of an item: when it was taken up, each vote on it, and the moment at which the fewest were
    /// there. The fewest are found right after somebody left.
    /// </summary>
    public static IReadOnlyList<long> Moments(long takenUp, long? until, IEnumerable<long> votes, IReadOnlyList<AttendanceRow> attendance)
    {
        var fewest = attendance.Select(row => row.LeftAt).OfType<long>().Where(left => left > takenUp && (until is null || left < until)).Append(takenUp)
            .MinBy(at => (attendance.Count(row => IsThere(row, at)), at));
        return [.. votes.Append(takenUp).Append(fewest).Distinct().Order()];
    }
}

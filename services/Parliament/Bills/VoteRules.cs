using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Bills;

/// <summary>What was counted in a vote.</summary>
internal sealed record VoteCounts(uint For, uint Against, uint Abstained, uint? Absent, uint? Present = null, uint? Excused = null)
{
    /// <summary>Votes for and against, and abstentions.</summary>
    public ulong Cast => (ulong)For + Against + Abstained;

    /// <summary>All who are accounted for.</summary>
    public ulong All => Math.Max(Cast, Present ?? 0) + (Absent ?? 0) + (Excused ?? 0);
}

/// <summary>How votes are judged.</summary>
internal static class VoteRules
{
    /// <summary>The majority that a vote needs; null if the law knows no such vote.</summary>
    public static MajorityRule? Majority(BillKind kind, VoteMatter matter, BillLaw law) =>
        law.Majorities.FirstOrDefault(majority => majority.Kind == kind && majority.Matter == matter);

    /// <summary>
    /// May the vote be entered? The law knows it and who votes, the bill stands where it is due, it is not earlier than the bill,
    /// and no more are counted than have a seat.
    /// </summary>
    public static IEnumerable<Finding> MayRecord(
        BillKind kind, BillStage stage, string introducedOn, VoteMatter matter, string chamberId, VoteCounts counts, string heldOn, ParliamentLaw law,
        IEnumerable<BillStage>? alsoDue = null)
    {
        var due = Due(matter).Union(alsoDue ?? []).ToList();
        var majority = Majority(kind, matter, law.Bills);
        var citation = majority?.Share.Citation ?? law.Bills.Procedure;
        yield return Findings.Make("parliament.votes.known", citation, EnumText.Of(matter), null, Findings.Text(EnumText.Of(kind)), Findings.Met(majority is not null));
        yield return Findings.Make("parliament.votes.scope", citation, chamberId, majority is null ? null : Findings.Text(EnumText.Of(majority.Scope)),
            Findings.Text(EnumText.Of(chamberId.Length > 0 ? VoteScope.EachChamber : VoteScope.Jointly)),
            Findings.Met(majority is not null && majority.Scope == (chamberId.Length > 0 ? VoteScope.EachChamber : VoteScope.Jointly)));
        yield return Findings.Make("parliament.votes.stage", law.Bills.Procedure, "", Findings.Text(string.Join(", ", due.Select(EnumText.Of))),
            Findings.Text(EnumText.Of(stage)), Findings.Met(due.Contains(stage)));
        yield return Findings.Make("parliament.votes.after_introduction", law.Bills.Procedure, "", Findings.Date(introducedOn), Findings.Date(heldOn),
            Findings.Met(string.CompareOrdinal(introducedOn, heldOn) <= 0));
        foreach (var finding in Fits(counts, chamberId, law))
            yield return finding;
    }

    /// <summary>Do the counts fit? No more are counted than have a seat, and no more vote than are present.</summary>
    public static IEnumerable<Finding> Fits(VoteCounts counts, string chamberId, ParliamentLaw law)
    {
        var citation = ChamberRules.CitationOf(ChamberRules.Of(law, chamberId)) ?? law.Bills.Procedure;
        yield return Findings.Make("parliament.votes.seats", citation, chamberId, Findings.Count(Seats(chamberId, law)), Count(counts.All),
            Findings.Met(counts.All <= Seats(chamberId, law)));
        if (counts.Present is { } present)
            yield return Findings.Make("parliament.votes.present", citation, chamberId, Count(counts.Cast), Findings.Count(present), Findings.Met(counts.Cast <= present));
    }

    /// <summary>What came of a vote: its majority was reached and enough were present; and the findings of both.</summary>
    public static (VoteResult Result, IReadOnlyList<Finding> Findings) Decide(MajorityRule majority, string chamberId, VoteCounts counts, uint seats, VotingLaw? voting)
    {
        Finding[] findings = [IsReached(majority, chamberId, counts, seats), .. HasQuorum(chamberId, counts, seats, voting)];
        var result = findings.Any(finding => finding.Outcome is Outcome.Violated) ? VoteResult.Failed
            : findings.All(finding => finding.Outcome is Outcome.Satisfied) ? VoteResult.Passed
            : IsOfNothing(majority, counts, seats) ? VoteResult.Failed
            : VoteResult.Undetermined;
        return (result, findings);
    }

    /// <summary>Were enough present? Who voted was; whether others were is known only where it was counted.</summary>
    public static IEnumerable<Finding> HasQuorum(string chamberId, VoteCounts counts, uint seats, VotingLaw? voting)
    {
        if (voting?.Quorum is not { } quorum)
            yield break;
        var present = counts.Present ?? Capped(counts.Cast);
        var finding = quorum.Against(present, seats, chamberId);
        finding.Outcome = finding.Outcome is Outcome.Violated && counts.Present is null ? Outcome.Undetermined : finding.Outcome;
        yield return finding;
    }

    /// <summary>Was the majority reached?</summary>
    public static Finding IsReached(MajorityRule majority, string chamberId, VoteCounts counts, uint seats) =>
        majority.Share.Against(counts.For, Whole(majority, counts, seats), chamberId);

    /// <summary>Has every vote that the law asks for passed? One finding for each chamber, or one for all together; the latest vote counts.</summary>
    public static IEnumerable<Finding> HasPassed(BillKind kind, VoteMatter matter, IReadOnlyList<VoteRow> votes, ParliamentLaw law, string chamberId = "")
    {
        if (Majority(kind, matter, law.Bills) is not { } majority)
        {
            yield return Findings.Make("parliament.votes.known", law.Bills.Procedure, EnumText.Of(matter), null, Findings.Text(EnumText.Of(kind)), Outcome.Violated);
            yield break;
        }

        foreach (var voter in chamberId.Length > 0 ? [chamberId] : majority.Scope is VoteScope.EachChamber ? law.Chambers.Select(chamber => chamber.ChamberId) : [""])
        {
            var vote = votes.LastOrDefault(vote => string.Equals(vote.Matter, EnumText.Of(matter), StringComparison.Ordinal)
                && string.Equals(vote.ChamberId, voter, StringComparison.Ordinal));
            yield return Findings.Make($"parliament.votes.{EnumText.Of(matter).ToLowerInvariant()}_passed", majority.Share.Citation, voter,
                Findings.Text(EnumText.Of(VoteResult.Passed)), vote is null ? null : Findings.Text(vote.Result), Findings.Met(vote?.Result is "PASSED"),
                vote is null ? [] : [$"votes/{vote.Id}"]);
        }
    }

    /// <summary>The seats of a chamber, or of all chambers together.</summary>
    public static uint Seats(string chamberId, ParliamentLaw law) => chamberId.Length > 0
        ? ChamberRules.Total(ChamberRules.Of(law, chamberId))
        : (uint)Math.Min(law.Chambers.Sum(chamber => (long)ChamberRules.Total(chamber)), uint.MaxValue);

    // Where a bill stands when it is voted on.
    private static BillStage[] Due(VoteMatter matter) => matter switch
    {
        VoteMatter.Override => [BillStage.RejectedByPresident],
        VoteMatter.FirstReading => [BillStage.FirstReading],
        VoteMatter.Amendment => [BillStage.Committee, BillStage.FirstReading, BillStage.SecondReading, BillStage.ThirdReading, BillStage.JointSitting],
        VoteMatter.Consent => [BillStage.SentBack],
        _ => [BillStage.FirstReading, BillStage.SecondReading, BillStage.ThirdReading, BillStage.JointSitting],
    };

    // What a majority is a share of; null where it is not known.
    private static uint? Whole(MajorityRule majority, VoteCounts counts, uint seats) => majority.Basis switch
    {
        MajorityBasis.VotesCast => Capped(counts.Cast),
        MajorityBasis.Voting => Capped((ulong)counts.For + counts.Against),
        MajorityBasis.Present => counts.Present,
        _ => seats,
    };

    // A majority of none is not reached: nobody voted.
    private static bool IsOfNothing(MajorityRule majority, VoteCounts counts, uint seats) => Whole(majority, counts, seats) is 0;

    private static uint Capped(ulong count) => (uint)Math.Min(count, uint.MaxValue);

    private static Measure Count(ulong count) => Findings.Count(Capped(count));
}

using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Bills;

/// <summary>What was counted in a vote.</summary>
internal sealed record VoteCounts(uint For, uint Against, uint Abstained, uint? Absent)
{
    /// <summary>Votes for and against, and abstentions.</summary>
    public ulong Cast => (ulong)For + Against + Abstained;
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
        BillKind kind, BillStage stage, string introducedOn, VoteMatter matter, string chamberId, VoteCounts counts, string heldOn, ParliamentLaw law)
    {
        var majority = Majority(kind, matter, law.Bills);
        var citation = majority?.Share.Citation ?? law.Bills.Procedure;
        var seats = Seats(chamberId, law);
        yield return Findings.Make("parliament.votes.known", citation, EnumText.Of(matter), null, Findings.Text(EnumText.Of(kind)), Findings.Met(majority is not null));
        yield return Findings.Make("parliament.votes.scope", citation, chamberId, majority is null ? null : Findings.Text(EnumText.Of(majority.Scope)),
            Findings.Text(EnumText.Of(chamberId.Length > 0 ? VoteScope.EachChamber : VoteScope.Jointly)),
            Findings.Met(majority is not null && majority.Scope == (chamberId.Length > 0 ? VoteScope.EachChamber : VoteScope.Jointly)));
        yield return Findings.Make("parliament.votes.stage", law.Bills.Procedure, "", Findings.Text(string.Join(", ", Due(matter).Select(EnumText.Of))),
            Findings.Text(EnumText.Of(stage)), Findings.Met(Due(matter).Contains(stage)));
        yield return Findings.Make("parliament.votes.after_introduction", law.Bills.Procedure, "", Findings.Date(introducedOn), Findings.Date(heldOn),
            Findings.Met(string.CompareOrdinal(introducedOn, heldOn) <= 0));
        yield return Findings.Make("parliament.votes.seats", ChamberRules.CitationOf(ChamberRules.Of(law, chamberId)) ?? citation, chamberId, Findings.Count(seats),
            Findings.Count((uint)Math.Min(counts.Cast + (counts.Absent ?? 0), uint.MaxValue)), Findings.Met(counts.Cast + (counts.Absent ?? 0) <= seats));
    }

    /// <summary>Was the majority reached?</summary>
    public static Finding IsReached(MajorityRule majority, string chamberId, VoteCounts counts, uint seats) => majority.Share.Against(
        counts.For, majority.Basis is MajorityBasis.VotesCast ? (uint)Math.Min(counts.Cast, uint.MaxValue) : seats, chamberId);

    /// <summary>Has every vote that the law asks for passed? One finding for each chamber, or one for all together; the latest vote counts.</summary>
    public static IEnumerable<Finding> HasPassed(BillKind kind, VoteMatter matter, IReadOnlyList<VoteRow> votes, ParliamentLaw law)
    {
        if (Majority(kind, matter, law.Bills) is not { } majority)
        {
            yield return Findings.Make("parliament.votes.known", law.Bills.Procedure, EnumText.Of(matter), null, Findings.Text(EnumText.Of(kind)), Outcome.Violated);
            yield break;
        }

        foreach (var voter in majority.Scope is VoteScope.EachChamber ? law.Chambers.Select(chamber => chamber.ChamberId) : [""])
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
    private static BillStage[] Due(VoteMatter matter) => matter is VoteMatter.Override
        ? [BillStage.RejectedByPresident]
        : [BillStage.FirstReading, BillStage.SecondReading];
}

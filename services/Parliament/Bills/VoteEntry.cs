using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.Procedures;
using Saylau.Parliament.Texts;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Bills;

/// <summary>A vote that is entered or asked about: it is judged and decided alike, whether its counts or its ballots are given.</summary>
internal sealed record VoteEntry(BillRow Bill, string ChamberId, VoteMatter Matter, VoteCounts Counts, string HeldOn)
{
    public string AmendmentId { get; init; } = "";

    /// <summary>Lets a vote pass that is new, and whose chamber and amendment are the bill's.</summary>
    /// <exception cref="Refusal">VOTE_EXISTS, CHAMBER_NOT_FOUND, AMENDMENT_NOT_FOUND.</exception>
    public void RequireNew(Session session, string voteId)
    {
        if (session.Find<int?>("SELECT 1 FROM BillVote WHERE Id = @Id", new { Id = voteId }) is not null)
            throw Refusal.AlreadyExists(ErrorReason.VoteExists, "vote_id", voteId);
        ChamberRow.RequireWithin(session, ChamberId, Bill.Jurisdiction);
        if (AmendmentId.Length > 0 && !string.Equals(AmendmentRow.Require(session, AmendmentId).BillId, Bill.Id, StringComparison.Ordinal))
            throw Refusal.NotFound(ErrorReason.AmendmentNotFound, "amendment_id", AmendmentId);
    }

    /// <summary>May it be entered?</summary>
    public IEnumerable<Finding> MayRecord(ParliamentLaw law)
    {
        var due = ProcedureRules.StagesOf(Matter, ProcedureRules.Of(Bill.KindOf, law));
        foreach (var finding in VoteRules.MayRecord(Bill.KindOf, Bill.StageNow, Bill.OccurredOn, Matter, ChamberId, Counts, HeldOn, law, due))
            yield return finding;
        if (Matter is VoteMatter.Amendment || AmendmentId.Length > 0)
        {
            yield return Findings.Make("parliament.votes.amendment", null, AmendmentId, Findings.Text(EnumText.Of(VoteMatter.Amendment)),
                Findings.Text(EnumText.Of(Matter)), Findings.Met(Matter is VoteMatter.Amendment && AmendmentId.Length > 0));
        }
    }

    /// <summary>What came of it; nothing where the law knows no such vote.</summary>
    public (VoteResult Result, IReadOnlyList<Finding> Findings) Decide(ParliamentLaw law) =>
        VoteRules.Majority(Bill.KindOf, Matter, law.Bills) is { } majority
            ? VoteRules.Decide(majority, ChamberId, Counts, VoteRules.Seats(ChamberId, law), law.Voting)
            : (VoteResult.Unspecified, []);

    /// <summary>Stores it with what came of it, as the first version of the vote.</summary>
    public VoteRow Store(LedgerTransaction tx, string voteId, VoteMethod method, bool hasBallots, IReadOnlyList<Finding> judged, LawInForce<ParliamentLaw> inForce)
    {
        var (result, decided) = Decide(inForce.Rules);
        var row = tx.Stamp(new VoteRow
        {
            Id = voteId,
            BillId = Bill.Id,
            Jurisdiction = Bill.Jurisdiction,
            ChamberId = ChamberId,
            Matter = EnumText.Of(Matter),
            Method = EnumText.Of(method),
            VotesFor = Counts.For,
            VotesAgainst = Counts.Against,
            Abstained = Counts.Abstained,
            Absent = Counts.Absent,
            Present = Counts.Present,
            Excused = Counts.Excused,
            Seats = VoteRules.Seats(ChamberId, inForce.Rules),
            HeldOn = HeldOn,
            Result = EnumText.Of(result),
            Findings = FindingList.ToBytes([.. judged, .. inForce.Judge(decided)]),
            AmendmentId = AmendmentId,
            HasBallots = hasBallots,
        });
        tx.Insert("BillVote", row);
        return row;
    }
}

using Saylau.Common.V1;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Votes;

/// <summary>A vote that is corrected: as it was, what its counts become, and the ballots that change.</summary>
internal sealed record VoteCorrection(VoteRow Before, VoteEntry After, IReadOnlyList<BallotRow> Changed, IReadOnlyCollection<string> Members)
{
    /// <summary>What a request makes of a vote. By roll call, the counts follow from the ballots.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT: counts for a roll call, or ballots for a vote that has none.</exception>
    public static VoteCorrection Of(Session session, VoteRow before, CorrectVoteRequest request, ParliamentLaw law)
    {
        RequireItsOwn(before, request);
        var members = MembersVoting.On(session, before.ChamberId, before.HeldOn, law);
        var ballots = before.HasBallots ? BallotRow.Of(session, before.Id).ToDictionary(row => row.PersonId, StringComparer.Ordinal) : [];
        var changed = request.Ballots.Select(ballot => Row(before, ballot, ballots.GetValueOrDefault(ballot.PersonId), members)).ToList();
        changed.ForEach(row => ballots[row.PersonId] = row);
        var counts = before.HasBallots ? BallotRules.Count([.. ballots.Values.Select(row => row.ChoiceOf)]) : Counts(before.Counts, request);
        var entry = new VoteEntry(BillRow.Require(session, before.BillId), before.ChamberId, EnumText.Parse<VoteMatter>(before.Matter), counts, before.HeldOn);
        return new(before, entry, changed, [.. members.Keys]);
    }

    /// <summary>May it be made?</summary>
    public IEnumerable<Finding> MayBeMade(LedgerTransaction tx, ParliamentLaw law)
    {
        var wentOn = BillStepRow.Of(tx, [After.Bill.Id])[After.Bill.Id].Any(step => step.LedgerPosition > Before.LedgerPosition);
        var voters = Changed.Select(ballot => ballot.PersonId).ToList();
        return
        [
            .. VoteRules.Fits(After.Counts, After.ChamberId, law),
            .. BallotRules.MayCorrect(Before, After.Decide(law).Result, wentOn, tx.OccurredOn, law),
            .. Changed.Count == 0 ? [] : new[] { BallotRules.AreMembers(voters, Members, After.ChamberId, law) },
        ];
    }

    /// <summary>Stores the vote as it is now, with its result anew; what it was before stays in its history.</summary>
    public VoteRow Store(LedgerTransaction tx, string reason, IReadOnlyList<Finding> judged, LawInForce<ParliamentLaw> inForce)
    {
        VoteVersionRow.Keep(tx, Before);
        var (result, decided) = After.Decide(inForce.Rules);
        var row = Before with
        {
            VotesFor = After.Counts.For,
            VotesAgainst = After.Counts.Against,
            Abstained = After.Counts.Abstained,
            Absent = After.Counts.Absent,
            Present = After.Counts.Present,
            Excused = After.Counts.Excused,
            Result = EnumText.Of(result),
            Findings = FindingList.ToBytes([.. judged, .. inForce.Judge(decided)]),
            Corrections = Before.Corrections + 1,
            CorrectionReason = reason,
        };
        tx.Execute(Correct, new
        {
            row.VotesFor,
            row.VotesAgainst,
            row.Abstained,
            row.Absent,
            row.Present,
            row.Excused,
            row.Result,
            row.Findings,
            row.Corrections,
            row.CorrectionReason,
            row.Id,
        });
        foreach (var ballot in Changed)
            tx.Execute("DELETE FROM Ballot WHERE VoteId = @VoteId AND PersonId = @PersonId", new { ballot.VoteId, ballot.PersonId });
        tx.InsertMany("Ballot", Changed);
        return row;
    }

    private static void RequireItsOwn(VoteRow before, CorrectVoteRequest request)
    {
        var counted = request.HasVotesFor || request.HasVotesAgainst || request.HasAbstained || request.HasAbsent || request.HasPresent || request.HasExcused;
        if (before.HasBallots && counted)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("votes_for", "follows from the ballots of this vote: correct those."));
        if (!before.HasBallots && request.Ballots.Count > 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("ballots", "are not known of this vote: correct its counts."));
    }

    private static VoteCounts Counts(VoteCounts before, CorrectVoteRequest request) => new(
        request.HasVotesFor ? request.VotesFor : before.For, request.HasVotesAgainst ? request.VotesAgainst : before.Against,
        request.HasAbstained ? request.Abstained : before.Abstained, request.HasAbsent ? request.Absent : before.Absent,
        request.HasPresent ? request.Present : before.Present, request.HasExcused ? request.Excused : before.Excused);

    private static BallotRow Row(VoteRow vote, Ballot ballot, BallotRow? before, IReadOnlyDictionary<string, string> members) => new()
    {
        VoteId = vote.Id,
        PersonId = ballot.PersonId,
        Choice = EnumText.Of(ballot.Choice),
        GroupId = ballot.GroupId.Length > 0 ? ballot.GroupId : before?.GroupId ?? members.GetValueOrDefault(ballot.PersonId, ""),
    };

    private const string Correct = """
        UPDATE BillVote
        SET VotesFor = @VotesFor, VotesAgainst = @VotesAgainst, Abstained = @Abstained, Absent = @Absent, Present = @Present, Excused = @Excused,
          Result = @Result, Findings = @Findings, Corrections = @Corrections, CorrectionReason = @CorrectionReason
        WHERE Id = @Id
        """;
}

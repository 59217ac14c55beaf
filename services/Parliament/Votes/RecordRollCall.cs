using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
    public override Task<RecordRollCallResponse> RecordRollCall(RecordRollCallRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var bill = BillRow.Require(tx, request.BillId);
            tx.Call.RequireScope(bill.Jurisdiction);
            tx.Concerns(bill.Jurisdiction);
            RequireOneEach(request.Ballots);
            var counts = BallotRules.Count([.. request.Ballots.Select(ballot => ballot.Choice)]);
            var entry = new VoteEntry(bill, request.ChamberId, request.Matter, counts, request.HeldOn) { AmendmentId = request.AmendmentId };
            entry.RequireNew(tx, request.VoteId);
            var inForce = law.On(tx, bill.Jurisdiction, TextFormats.FirstDay(request.HeldOn));
            var members = MembersVoting.On(tx, request.ChamberId, request.HeldOn, inForce.Rules);
            var findings = inForce.Judge(entry.MayRecord(inForce.Rules).Concat(BallotRules.MayName(
                request.Method, [.. request.Ballots.Select(ballot => ballot.PersonId)], [.. members.Keys], request.ChamberId, inForce.Rules)));
            findings.RefuseIfViolated();

            var vote = entry.Store(tx, request.VoteId, request.Method, hasBallots: true, findings, inForce).ToProto();
            var rows = request.Ballots.Select(ballot => Row(vote.VoteId, ballot, members)).ToArray();
            tx.InsertMany("Ballot", rows);
            VoteVersionRow.Add(tx, vote, []);
            tx.Record(new RollCallRecorded { Vote = vote, Ballots = { rows.Select(row => row.ToProto(vote.HeldOn)) } });
            return new RecordRollCallResponse { Vote = vote, Findings = { vote.Findings } };
        });

    private static void RequireOneEach(IReadOnlyCollection<Ballot> ballots)
    {
        if (ballots.DistinctBy(ballot => ballot.PersonId, StringComparer.Ordinal).Count() < ballots.Count)
            throw Refusal.Invalid(ErrorReason.PersonRepeated, ("ballots", "name a member twice."));
    }

    // The group is the one that was given, else the party of the mandate.
    private static BallotRow Row(string voteId, Ballot ballot, IReadOnlyDictionary<string, string> members) => new()
    {
        VoteId = voteId,
        PersonId = ballot.PersonId,
        Choice = EnumText.Of(ballot.Choice),
        GroupId = ballot.GroupId.Length > 0 ? ballot.GroupId : members.GetValueOrDefault(ballot.PersonId, ""),
    };
}

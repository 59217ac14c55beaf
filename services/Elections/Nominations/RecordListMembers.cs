using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<RecordListMembersResponse> RecordListMembers(RecordListMembersRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var candidate = CandidateRow.Require(tx, request.CandidateId);
            RequireCommissionOrParty(tx.Call, candidate.Jurisdiction, candidate.Nominator, candidate.PartyId);
            tx.Concerns(candidate.Jurisdiction);
            if (ListMemberRow.Of(tx, [candidate.Id])[candidate.Id].Any())
                throw Refusal.AlreadyExists(ErrorReason.ListMembersExist, "candidate_id", candidate.Id);
            var inForce = law.On(tx, candidate.Jurisdiction, tx.OccurredDay);
            var rules = inForce.Rules.Nominations.ListMembers;
            var listed = inForce.Judge(ListRules.MayBeList(
                candidate.Id, (uint?)candidate.ListSize, [.. request.Members.Select(member => member.Person.PersonId)], Elsewhere(tx, candidate), rules));
            listed.RefuseIfViolated();

            ListMemberRow[] rows = [.. request.Members.Select((member, at) => tx.Stamp(ListMemberRow.From(candidate.Id, member, at + 1)))];
            tx.InsertMany("ListMember", rows);
            ListMember[] members = [.. rows.Select(row => row.ToProto())];
            tx.Record(new ListMembersRecorded { CandidateId = candidate.Id, Members = { members } });
            var votingOn = TextFormats.FirstDay(ElectionRow.Require(tx, candidate.ElectionId).VotingOn);
            var standing = inForce.Judge(ListRules.MayStand(candidate.Id, [.. rows.Select(row => row.ToFacts())], votingOn, rules));
            return new RecordListMembersResponse { Members = { members }, Findings = { listed, standing } };
        });

    /// <summary>Who is on other lists of the election that may still be voted for.</summary>
    private static Dictionary<string, string> Elsewhere(Session session, CandidateRow candidate)
    {
        var listed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in session.Query<ListMemberRow>(OnOtherLists, new { candidate.ElectionId, candidate.Id }))
            listed.TryAdd(row.PersonId, row.CandidateId);
        return listed;
    }

    private const string OnOtherLists = """
        SELECT m.*
        FROM ListMember m JOIN Candidate c ON c.Id = m.CandidateId
        WHERE c.ElectionId = @ElectionId AND c.Id <> @Id AND m.State = 'STANDING'
          AND c.State IN ('NOMINATED', 'RETURNED', 'APPEALED', 'REGISTERED')
        ORDER BY m.CandidateId, m.Place
        """;
}

using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<RemoveListMemberResponse> RemoveListMember(RemoveListMemberRequest request, ServerCallContext context)
    {
        if (request.State is ListMemberState.Standing)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("state", "is withdrawn or deceased."));
        return ledger.Write(request, context, tx =>
        {
            var candidate = CandidateRow.Require(tx, request.CandidateId);
            RequireCommissionOrParty(tx.Call, candidate.Jurisdiction, candidate.Nominator, candidate.PartyId);
            tx.Concerns(candidate.Jurisdiction);
            var row = ListMemberRow.Of(tx, [candidate.Id])[candidate.Id].FirstOrDefault(member => string.Equals(member.PersonId, request.PersonId, StringComparison.Ordinal))
                ?? throw Refusal.NotFound(ErrorReason.ListMemberNotFound, "person_id", request.PersonId);
            Finding[] findings = [ListRules.MayLeave(row.PersonId, candidate.Id, row.State)];
            findings.RefuseIfViolated();

            var left = row with { State = EnumText.Of(request.State), Reason = request.Reason, LeftOn = tx.OccurredOn };
            tx.Execute(Leave, new { left.State, left.Reason, left.LeftOn, left.CandidateId, left.Place });
            var member = left.ToProto();
            tx.Record(new ListMemberRemoved { CandidateId = candidate.Id, Member = member });
            return new RemoveListMemberResponse { Member = member, Findings = { findings } };
        });
    }

    private const string Leave = """
        UPDATE ListMember
        SET State = @State, Reason = @Reason, LeftOn = @LeftOn
        WHERE CandidateId = @CandidateId AND Place = @Place
        """;
}

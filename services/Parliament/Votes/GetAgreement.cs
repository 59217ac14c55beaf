using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Parliament.Votes;

internal sealed partial class VoteService
{
    /// <inheritdoc />
    public override Task<GetAgreementResponse> GetAgreement(GetAgreementRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var calls = RollCalls.Of(session, request.ChamberId, request.HeldFrom, request.HeldTo);
            RequireMember(session, "person_id", request.PersonId);
            RequireMember(session, "other_person_id", request.OtherPersonId);
            if (string.Equals(request.PersonId, request.OtherPersonId, StringComparison.Ordinal))
                throw Refusal.Invalid(ErrorReason.PersonRepeated, ("other_person_id", "is the same member."));
            var pairs = AgreementRules.Pairs(Cast(session, calls, request.PersonId, request.OtherPersonId)).ToList();
            var pair = new[] { request.PersonId, request.OtherPersonId }.Order(StringComparer.Ordinal).ToArray();
            var agreement = pairs.Count > 0 ? pairs[0] : new() { PersonId = pair[0], OtherPersonId = pair[1] };
            return new GetAgreementResponse { Agreement = agreement, Basis = calls.Basis(session).Basis };
        }));

    private static void RequireMember(Session session, string field, string personId)
    {
        if (session.Single<int>("SELECT COUNT(*) FROM Mandate WHERE PersonId = @PersonId", new { PersonId = personId }) == 0)
            throw Refusal.NotFound(ErrorReason.MemberUnknown, field, personId);
    }
}

using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<EndAssemblyMembershipResponse> EndAssemblyMembership(EndAssemblyMembershipRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var assembly = AssemblyRow.Require(tx, request.AssemblyId);
            tx.Call.RequireScope(assembly.Jurisdiction);
            tx.Concerns(assembly.Jurisdiction);
            var open = tx.Find<AssemblyMemberRow>(OpenMembership, new { request.AssemblyId, request.PersonId })
                ?? throw Refusal.NotFound(ErrorReason.AssemblyMemberNotFound, "person_id", request.PersonId);
            Etags.Require(request.Etag, open.Version);
            if (!ElectorateRules.IsInOrder(open.ServingFrom, request.ServingUntil))
                throw Refusal.Invalid(ErrorReason.MembershipDatesInvalid, ("serving_until", $"is before the membership began, on {open.ServingFrom}."));

            var ended = tx.Stamp(open with { ServingUntil = request.ServingUntil, Version = open.Version + 1 });
            tx.Execute(EndMembership, ended);
            var member = ended.ToProto();
            tx.Record(new AssemblyMembershipEnded { Member = member, Reason = request.Reason });
            return new EndAssemblyMembershipResponse { Member = member };
        });

    private const string OpenMembership = """
        SELECT *
        FROM AssemblyMember
        WHERE AssemblyId = @AssemblyId AND PersonId = @PersonId AND ServingUntil = ''
        """;

    private const string EndMembership = """
        UPDATE AssemblyMember
        SET ServingUntil = @ServingUntil, Version = @Version, LedgerPosition = @LedgerPosition, OccurredOn = @OccurredOn, RecordedAt = @RecordedAt,
          EnteredLater = @EnteredLater, Provenance = @Provenance, Citation = @Citation
        WHERE AssemblyId = @AssemblyId AND PersonId = @PersonId AND ServingFrom = @ServingFrom
        """;
}

using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Law;

namespace Saylau.Parties.Alliances;

public sealed partial class AllianceService
{
    /// <inheritdoc />
    public override Task<RegisterAllianceResponse> RegisterAlliance(RegisterAllianceRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (members, jurisdiction, findings) = Judge(tx, [request.PartyId, .. request.OtherMemberIds], "other_member_ids", tx.OccurredOn);
            tx.Concerns(jurisdiction);
            findings.RefuseIfViolated();

            var alliance = Keep(tx, request.AllianceId, request.Name, tx.OccurredOn, AllianceBasis.Registered, jurisdiction, members, findings);
            return new RegisterAllianceResponse { Alliance = alliance, Findings = { findings } };
        });
}

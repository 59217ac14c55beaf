using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Alliances;

public sealed partial class AllianceService
{
    /// <inheritdoc />
    public override Task<ReportAllianceResponse> ReportAlliance(ReportAllianceRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var formedOn = request.FormedOn.Length > 0 ? request.FormedOn : tx.OccurredOn;
            var (members, jurisdiction, findings) = Judge(tx, request.MemberIds, "member_ids", formedOn);
            tx.Call.RequireScope(jurisdiction);
            tx.Concerns(jurisdiction);

            var alliance = Keep(tx, request.AllianceId, request.Name, formedOn, AllianceBasis.Reported, jurisdiction, members, findings);
            return new ReportAllianceResponse { Alliance = alliance, Findings = { findings } };
        });
}

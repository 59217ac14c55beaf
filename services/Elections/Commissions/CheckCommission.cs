using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Commissions;

public sealed partial class CommissionService
{
    /// <inheritdoc />
    public override Task<CheckCommissionResponse> CheckCommission(CheckCommissionRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var row = CommissionRow.Require(session, request.CommissionId);
            var sitting = MemberRow.Of(session, [row.Id])[row.Id].Where(member => member.SitsOn(day)).Select(member => member.ToProto()).ToArray();
            return new CheckCommissionResponse { Findings = { Composed(session, row.Jurisdiction, TextFormats.FirstDay(day), sitting, row.TermFrom, row.TermUntil) } };
        }));
    }
}

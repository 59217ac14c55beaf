using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<CheckGroupResponse> CheckGroup(CheckGroupRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        _ = jurisdictions[request.Jurisdiction];
        return Task.FromResult(database.Read(session =>
        {
            ChamberRow.RequireWithin(session, request.ChamberId, request.Jurisdiction);
            var facts = new GroupFacts("", request.Kind, request.ChamberId, request.PartyId, day, "");
            return new CheckGroupResponse { Findings = { JudgeFounders(session, request.Jurisdiction, facts, request.MandateIds, day) } };
        }));
    }
}

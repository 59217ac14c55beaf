using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<CheckGroupEndResponse> CheckGroupEnd(CheckGroupEndRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var row = GroupRow.Require(session, request.GroupId);
            return new CheckGroupEndResponse { Findings = { LawOn(session, row.Jurisdiction, day).Judge([GroupRules.IsThere(row.ToFacts(), day)]) } };
        }));
    }
}

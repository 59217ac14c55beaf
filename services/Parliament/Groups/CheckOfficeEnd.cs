using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<CheckOfficeEndResponse> CheckOfficeEnd(CheckOfficeEndRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var office = OfficeView.Require(session, request.OfficeId);
            return new CheckOfficeEndResponse { Findings = { LawOn(session, office.Jurisdiction, day).Judge([OfficeRules.MayEnd(office, day)]) } };
        }));
    }
}

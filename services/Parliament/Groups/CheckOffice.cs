using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<CheckOfficeResponse> CheckOffice(CheckOfficeRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        _ = jurisdictions[request.Jurisdiction];
        return Task.FromResult(database.Read(session =>
        {
            var claim = Claim(session, request.Jurisdiction, (request.Office, request.ChamberId, request.GroupId, request.MandateId), day,
                request.HasVotesFor ? request.VotesFor : null);
            return new CheckOfficeResponse { Findings = { JudgeOffice(session, request.Jurisdiction, claim) } };
        }));
    }
}

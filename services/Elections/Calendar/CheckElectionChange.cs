using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Common.V1.ErrorReason;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<CheckElectionChangeResponse> CheckElectionChange(CheckElectionChangeRequest request, ServerCallContext context)
    {
        if (request.Act is ElectionAct.Supersede && request.SupersededByElectionId.Length == 0)
            throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("superseded_by_election_id", "is required to supersede an election."));
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session => new CheckElectionChangeResponse
        {
            Findings =
            {
                Judge(session, ElectionRow.Require(session, request.ElectionId), request.Act, request.VotingOn, request.SupersededByElectionId, day),
            },
        }));
    }
}

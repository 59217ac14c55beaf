using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<RescheduleElectionResponse> RescheduleElection(RescheduleElectionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            Etags.Require(request.Etag, election.Version);
            var findings = Judge(tx, election, ElectionAct.Reschedule, request.VotingOn, "", tx.OccurredOn);
            findings.RefuseIfViolated();

            var moved = Shown(tx, ElectionRow.Change(tx, election with { VotingOn = request.VotingOn }, request.Act, request.Reason));
            tx.Record(new ElectionRescheduled { ElectionId = election.Id, Change = moved.History[^1], Findings = { findings } });
            return new RescheduleElectionResponse { Election = moved, Findings = { findings } };
        });
}

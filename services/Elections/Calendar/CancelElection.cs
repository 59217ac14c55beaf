using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<CancelElectionResponse> CancelElection(CancelElectionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            Etags.Require(request.Etag, election.Version);
            var findings = Judge(tx, election, ElectionAct.Cancel, "", "", tx.OccurredOn);
            findings.RefuseIfViolated();

            var cancelled = Shown(tx, ElectionRow.Move(tx, election, ElectionState.Cancelled, request.Act, request.Reason));
            tx.Record(new ElectionCancelled { ElectionId = election.Id, Change = cancelled.History[^1], Findings = { findings } });
            return new CancelElectionResponse { Election = cancelled, Findings = { findings } };
        });
}

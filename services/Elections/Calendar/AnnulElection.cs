using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<AnnulElectionResponse> AnnulElection(AnnulElectionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            Etags.Require(request.Etag, election.Version);
            var findings = Judge(tx, election, ElectionAct.Annul, "", "", tx.OccurredOn);
            findings.RefuseIfViolated();

            var annulled = Shown(tx, ElectionRow.Move(tx, election, ElectionState.Annulled, request.Act, request.Reason));
            tx.Record(new ElectionAnnulled { ElectionId = election.Id, Change = annulled.History[^1], Findings = { findings } });
            return new AnnulElectionResponse { Election = annulled, Findings = { findings } };
        });
}

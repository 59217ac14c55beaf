using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<SupersedeElectionResponse> SupersedeElection(SupersedeElectionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            Etags.Require(request.Etag, election.Version);
            var findings = Judge(tx, election, ElectionAct.Supersede, "", request.SupersededByElectionId, tx.OccurredOn);
            findings.RefuseIfViolated();

            var superseded = Shown(tx, ElectionRow.Move(
                tx, election with { SupersededById = request.SupersededByElectionId }, ElectionState.Superseded, request.Act, request.Reason));
            tx.Record(new ElectionSuperseded
            {
                ElectionId = election.Id,
                SupersededById = request.SupersededByElectionId,
                Change = superseded.History[^1],
                Findings = { findings },
            });
            return new SupersedeElectionResponse { Election = superseded, Findings = { findings } };
        });
}

using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Observers.Missions;

public sealed partial class MissionService
{
    /// <inheritdoc />
    public override Task<AccreditObserversResponse> AccreditObservers(AccreditObserversRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var mission = MissionRow.Require(tx, request.MissionId);
            tx.Call.RequireScope(mission.Jurisdiction);
            tx.Concerns(mission.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Accreditation WHERE Id = @Id", new { Id = request.AccreditationId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.AccreditationExists, "accreditation_id", request.AccreditationId);
            var findings = JudgeAccreditation(tx, mission, tx.OccurredDay, request.VotingOn);
            findings.RefuseIfViolated();

            var row = tx.Stamp(new AccreditationRow
            {
                Id = request.AccreditationId,
                MissionId = mission.Id,
                Observers = request.Observers,
                VotingOn = request.VotingOn,
                Findings = FindingList.ToBytes(findings),
            });
            tx.Insert("Accreditation", row);
            var accreditation = row.ToProto();
            tx.Record(new ObserversAccredited { Accreditation = accreditation, Findings = { findings } });
            return new AccreditObserversResponse { Accreditation = accreditation, Findings = { findings } };
        });
}

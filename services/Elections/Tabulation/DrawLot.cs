using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<DrawLotResponse> DrawLot(DrawLotRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = RequireDirect(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            var outcomes = ElectionOutcomes.Of(tx, election, law);
            var findings = outcomes.MayDraw(request.CandidateId);
            findings.RefuseIfViolated();

            tx.Insert("Lot", tx.Stamp(new LotRow { ElectionId = election.Id, Number = outcomes.Lots.Count + 1, CandidateId = request.CandidateId }));
            tx.Record(new LotDrawn { ElectionId = election.Id, CandidateId = request.CandidateId });
            return new DrawLotResponse { Outcome = ElectionOutcomes.Of(tx, election, law).ToProto(), Findings = { findings } };
        });
}

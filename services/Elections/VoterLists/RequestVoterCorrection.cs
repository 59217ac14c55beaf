using Grpc.Core;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<RequestVoterCorrectionResponse> RequestVoterCorrection(RequestVoterCorrectionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var roll = VoterRollRow.Require(tx, request.ElectionId);
            var precinct = PrecinctRow.Require(tx, request.PrecinctId, roll.Jurisdiction);
            RequireCommission(tx.Call, precinct);
            tx.Concerns(roll.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM VoterCorrection WHERE Id = @Id", new { Id = request.CorrectionId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.VoterCorrectionExists, "correction_id", request.CorrectionId);
            var item = ItemsOf(tx, roll, [request.Change], "change")[0];
            var findings = MayBeAdded(tx, roll, [request.Change]).Prepend(VoterRollRules.MayHappen(roll.ElectionId, roll.Standing, VoterRollAct.Change)).ToArray();
            findings.RefuseIfViolated();
            // What is kept says that the rules were met, and not how old somebody is or what a court decided on them.
            foreach (var finding in findings.Skip(1))
                finding.Actual = null;

            var row = tx.Stamp(Asked(request.CorrectionId, precinct, item));
            tx.Insert("VoterCorrection", row);
            StationCounts.Move(tx, roll.ElectionId, [(precinct.Id, VoterListMeasure.CorrectionsAsked, 1)]);
            var correction = row.ToProto();
            tx.Record(new VoterCorrectionMoved { Act = VoterCorrectionAct.Request, Correction = correction, Findings = { findings } });
            return new RequestVoterCorrectionResponse { Correction = correction, Findings = { findings } };
        });

    private static CorrectionRow Asked(string id, PrecinctRow precinct, ChangesetItemRow item) => new()
    {
        Id = id,
        ElectionId = item.ElectionId,
        Jurisdiction = precinct.Jurisdiction,
        Region = precinct.Region,
        PrecinctId = precinct.Id,
        Kind = item.Kind,
        Person = item.Person,
        TargetPrecinctId = item.PrecinctId,
        Reason = item.Reason,
        Digest = item.Digest,
        Sealed = item.Sealed,
        State = EnumText.Of(VoterCorrectionState.Requested),
        DecidedOn = "",
        Decision = "",
        ChangesetId = "",
        Version = 1,
    };
}

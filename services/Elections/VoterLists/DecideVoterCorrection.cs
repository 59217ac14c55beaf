using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<DecideVoterCorrectionResponse> DecideVoterCorrection(DecideVoterCorrectionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var correction = CorrectionRow.Require(tx, request.CorrectionId);
            RequireDecider(tx.Call, correction);
            tx.Concerns(correction.Jurisdiction);
            Etags.Require(request.Etag, correction.Version);
            var granted = request.Act is VoterCorrectionAct.Grant;
            if (granted && request.ChangesetId.Length == 0)
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("changeset_id", "is required to grant a correction."));
            var findings = MayDecide(tx, correction, request.Act, tx.OccurredDay);
            findings.RefuseIfViolated();

            if (granted)
            {
                ChangesetRow.Extend(tx, request.ChangesetId, correction.ElectionId, [correction.ToItem()]);
                StationCounts.Move(tx, correction.ElectionId, [(correction.PrecinctId, VoterListMeasure.CorrectionsGranted, 1)]);
            }

            var decided = Decided(tx, correction, request).ToProto();
            tx.Record(new VoterCorrectionMoved { Act = request.Act, Correction = decided, Findings = { findings } });
            return new DecideVoterCorrectionResponse { Correction = decided, Findings = { findings } };
        });

    private IReadOnlyList<Finding> MayDecide(Platform.Data.Session session, CorrectionRow correction, VoterCorrectionAct act, DateOnly day)
    {
        var inForce = law.On(session, correction.Jurisdiction, day);
        return [.. inForce.Judge(
        [
            CorrectionRules.MayHappen(correction.Id, correction.Standing, act),
            CorrectionRules.IsInTime(correction.Id, correction.OccurredOn, day, inForce.Rules.VoterLists),
        ])];
    }

    /// <summary>The country's commission decides on all, a region's on those from its stations.</summary>
    private static void RequireDecider(Call call, CorrectionRow correction)
    {
        if (call.Caller.Has(Role.RegionalCommission, correction.Region))
            call.RequireScope(Role.RegionalCommission, correction.Region);
        else
            call.RequireScope(correction.Jurisdiction);
    }

    private static CorrectionRow Decided(LedgerTransaction tx, CorrectionRow correction, DecideVoterCorrectionRequest request)
    {
        var decided = correction with
        {
            State = EnumText.Of(CorrectionRules.Lifecycle.After(correction.Standing, request.Act)!.Value),
            DecidedOn = tx.OccurredDay.Iso(),
            Decision = request.Decision,
            ChangesetId = request.Act is VoterCorrectionAct.Grant ? request.ChangesetId : "",
            Version = correction.Version + 1,
        };
        tx.Execute(UpdateCorrection, new { decided.Id, decided.State, decided.DecidedOn, decided.Decision, decided.ChangesetId, decided.Version });
        return decided;
    }

    private const string UpdateCorrection = """
        UPDATE VoterCorrection
        SET State = @State, DecidedOn = @DecidedOn, Decision = @Decision, ChangesetId = @ChangesetId, Version = @Version
        WHERE Id = @Id
        """;
}

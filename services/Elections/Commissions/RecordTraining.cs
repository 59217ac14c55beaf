using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Territory;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Commissions;

public sealed partial class CommissionService
{
    /// <inheritdoc />
    public override Task<RecordTrainingResponse> RecordTraining(RecordTrainingRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var jurisdiction = jurisdictions[request.Jurisdiction].Jurisdiction;
            tx.Call.RequireScope(request.Region);
            tx.Concerns(jurisdiction.Code);
            if (request.Region.Length > 0)
                Regions.Require(jurisdiction, request.Region);
            RequireElection(tx, request);
            RequireCommission(tx, request);
            if (tx.Find<int?>("SELECT 1 FROM Training WHERE Id = @Id", new { Id = request.TrainingId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.TrainingExists, "training_id", request.TrainingId);

            var row = tx.Stamp(new TrainingRow
            {
                Id = request.TrainingId,
                Jurisdiction = jurisdiction.Code,
                ElectionId = request.ElectionId,
                Audience = EnumText.Of(request.Audience),
                Region = request.Region,
                Topic = request.Topic,
                Participants = request.Participants,
                Invited = request.HasInvited ? request.Invited : null,
                CommissionId = request.CommissionId,
            });
            tx.Insert("Training", row);
            var training = row.ToProto();
            tx.Record(new TrainingRecorded { Training = training });
            return new RecordTrainingResponse { Training = training };
        });

    private static void RequireElection(LedgerTransaction tx, RecordTrainingRequest request)
    {
        if (request.ElectionId.Length > 0
            && !string.Equals(ElectionRow.Require(tx, request.ElectionId).Jurisdiction, request.Jurisdiction, StringComparison.Ordinal))
        {
            throw Refusal.NotFound(ErrorReason.ElectionNotFound, "election_id", request.ElectionId);
        }
    }

    /// <summary>The members of a commission are trained in its region, so that a region's trainings are those of its commissions.</summary>
    private static void RequireCommission(LedgerTransaction tx, RecordTrainingRequest request)
    {
        if (request.CommissionId.Length == 0)
            return;
        var commission = CommissionRow.Require(tx, request.CommissionId);
        if (!string.Equals(commission.Jurisdiction, request.Jurisdiction, StringComparison.Ordinal))
            throw Refusal.NotFound(ErrorReason.CommissionNotFound, "commission_id", request.CommissionId);
        if (!string.Equals(commission.Region, request.Region, StringComparison.Ordinal))
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("region", $"is not that of '{commission.Id}'."));
    }
}

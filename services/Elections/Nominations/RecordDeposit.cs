using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<RecordDepositResponse> RecordDeposit(RecordDepositRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var candidate = CandidateRow.Require(tx, request.CandidateId);
            tx.Call.RequireScope(candidate.Jurisdiction);
            tx.Concerns(candidate.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Deposit WHERE CandidateId = @Id", new { candidate.Id }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.DepositExists, "candidate_id", candidate.Id);

            var row = tx.Stamp(new DepositRow { CandidateId = candidate.Id, Amount = request.Amount });
            tx.Insert("Deposit", row);
            var deposit = row.ToProto();
            tx.Record(new DepositRecorded { CandidateId = candidate.Id, Deposit = deposit });
            var inForce = law.On(tx, candidate.Jurisdiction, tx.OccurredDay);
            return new RecordDepositResponse { Deposit = deposit, Findings = { Eligibility.On(tx, candidate, tx.OccurredDay.Iso(), inForce) } };
        });
}

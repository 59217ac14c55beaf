using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<RecordSupportBaseResponse> RecordSupportBase(RecordSupportBaseRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM SupportBase WHERE ElectionId = @Id", new { election.Id }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.SupportBaseExists, "election_id", election.Id);

            var row = tx.Stamp(new SupportBaseRow { ElectionId = election.Id, RegisteredVoters = request.RegisteredVoters });
            tx.Insert("SupportBase", row);
            var supportBase = row.ToProto();
            tx.Record(new SupportBaseRecorded { SupportBase = supportBase });
            return new RecordSupportBaseResponse { SupportBase = supportBase };
        });
}

using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<RecordChamberResponse> RecordChamber(RecordChamberRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Chamber WHERE Id = @Id", new { Id = request.ChamberId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.ChamberExists, "chamber_id", request.ChamberId);
            var inForce = law.On(tx, request.Jurisdiction, tx.OccurredDay);
            var findings = inForce.Judge([ChamberRules.IsKnown(request.ChamberId, inForce.Rules)]);
            findings.RefuseIfViolated();

            var row = tx.Stamp(new ChamberRow
            {
                Id = request.ChamberId,
                Jurisdiction = request.Jurisdiction,
                Kind = EnumText.Of(request.Kind),
                Name = request.Name.ToString(),
            });
            tx.Insert("Chamber", row);
            var chamber = row.ToProto();
            tx.Record(new ChamberRecorded { Chamber = chamber });
            return new RecordChamberResponse { Chamber = chamber, Findings = { findings } };
        });
}

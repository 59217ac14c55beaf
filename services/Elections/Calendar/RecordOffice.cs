using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<RecordOfficeResponse> RecordOffice(RecordOfficeRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Office WHERE Id = @Id", new { Id = request.OfficeId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.OfficeExists, "office_id", request.OfficeId);

            var row = tx.Stamp(new OfficeRow
            {
                Id = request.OfficeId,
                Jurisdiction = request.Jurisdiction,
                Kind = EnumText.Of(request.Kind),
                Name = request.Name.ToString(),
                TermYears = (int)request.TermYears,
            });
            tx.Insert("Office", row);
            var office = row.ToProto();
            tx.Record(new OfficeRecorded { Office = office });
            return new RecordOfficeResponse { Office = office };
        });
}

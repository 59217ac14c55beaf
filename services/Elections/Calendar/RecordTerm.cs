using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<RecordTermResponse> RecordTerm(RecordTermRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var office = OfficeRow.Require(tx, request.OfficeId);
            tx.Call.RequireScope(office.Jurisdiction);
            tx.Concerns(office.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Term WHERE Id = @Id", new { Id = request.TermId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.TermExists, "term_id", request.TermId);
            if (CalendarRules.IsBefore(request.EndsOn, request.StartsOn))
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("ends_on", "is before the term starts."));

            var row = tx.Stamp(new TermRow
            {
                Id = request.TermId,
                OfficeId = office.Id,
                Jurisdiction = office.Jurisdiction,
                HolderId = request.Holder.PersonId,
                HolderName = request.Holder.Name.ToString(),
                StartsOn = request.StartsOn,
                EndsOn = request.EndsOn,
            });
            tx.Insert("Term", row);
            var term = row.ToProto();
            tx.Record(new TermRecorded { Term = term });
            return new RecordTermResponse { Term = term };
        });
}

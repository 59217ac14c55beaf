using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<RecordSittingMemberResponse> RecordSittingMember(RecordSittingMemberRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var chamber = ChamberRow.Require(tx, request.ChamberId);
            tx.Call.RequireScope(chamber.Jurisdiction);
            tx.Concerns(chamber.Jurisdiction);
            MandateRow.RequireNew(tx, request.MandateId);
            RequireRegion(request.Region, chamber.Jurisdiction);
            RequirePeriod(request.StartsOn, request.EndsOn);
            if (request.Source is null)
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("source", "is required: the record itself does not show how the seat was come by."));

            // Two cannot hold one seat, whenever it was; nothing else is asked of what was before the record.
            var findings = SeatFacts.Judge(tx, chamber, request.SeatId, new(request.SeatClass, request.Region, TextFormats.FirstDay(request.StartsOn).Iso(), request.EndsOn));
            findings.RefuseIfViolated();
            var row = tx.Stamp(Row(request));
            tx.Insert("Mandate", row);
            var mandate = row.ToProto();
            tx.Record(new MandateRecorded { Mandate = mandate });
            return new RecordSittingMemberResponse { Mandate = mandate, Findings = { findings } };
        });

    private static MandateRow Row(RecordSittingMemberRequest request) => new()
    {
        Id = request.MandateId,
        ChamberId = request.ChamberId,
        PersonId = request.Person.PersonId,
        PersonName = request.Person.Name.ToString(),
        SeatClass = EnumText.Of(request.SeatClass),
        Region = request.Region,
        PartyId = request.PartyId,
        ElectionId = "",
        AppointmentId = "",
        StartsOn = request.StartsOn,
        EndsOn = request.EndsOn,
        EndedOn = "",
        EndReason = "",
        Findings = FindingList.ToBytes([]),
        Version = 1,
        SeatId = request.SeatId,
    };
}

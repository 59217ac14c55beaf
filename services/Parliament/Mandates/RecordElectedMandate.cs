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
    public override async Task<RecordElectedMandateResponse> RecordElectedMandate(RecordElectedMandateRequest request, ServerCallContext context)
    {
        // Asked before the door, because nothing waits inside.
        var claim = new ElectionClaim(request.Person.PersonId, request.SeatClass, request.Region, request.PartyId, request.ElectionId);
        var facts = await elected.Find(claim, context);
        return await ledger.Write(request, context, tx =>
        {
            var chamber = ChamberRow.Require(tx, request.ChamberId);
            tx.Call.RequireScope(chamber.Jurisdiction);
            tx.Concerns(chamber.Jurisdiction);
            MandateRow.RequireNew(tx, request.MandateId);
            RequireRegion(request.Region, chamber.Jurisdiction);
            RequirePeriod(request.StartsOn, request.EndsOn);
            var day = TextFormats.FirstDay(request.StartsOn);
            var findings = JudgeElected(tx, chamber, claim, facts, day.Iso(), law.On(tx, chamber.Jurisdiction, day));
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request, FindingList.ToBytes(findings)));
            tx.Insert("Mandate", row);
            var mandate = row.ToProto();
            tx.Record(new MandateRecorded { Mandate = mandate });
            return new RecordElectedMandateResponse { Mandate = mandate, Findings = { findings } };
        });
    }

    private static MandateRow Row(RecordElectedMandateRequest request, byte[] findings) => new()
    {
        Id = request.MandateId,
        ChamberId = request.ChamberId,
        PersonId = request.Person.PersonId,
        PersonName = request.Person.Name.ToString(),
        SeatClass = EnumText.Of(request.SeatClass),
        Region = request.Region,
        PartyId = request.PartyId,
        ElectionId = request.ElectionId,
        AppointmentId = "",
        StartsOn = request.StartsOn,
        EndsOn = request.EndsOn,
        EndedOn = "",
        EndReason = "",
        Findings = findings,
        Version = 1,
    };
}

using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
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
            var inForce = law.On(tx, chamber.Jurisdiction, day);
            IReadOnlyList<Finding> findings =
            [
                .. JudgeElected(tx, chamber, claim, facts, day.Iso(), inForce),
                .. inForce.Judge(SeatFacts.Judge(tx, chamber, request.SeatId, new(request.SeatClass, request.Region, day.Iso(), request.EndsOn))),
                .. JudgeVacancy(tx, request, day.Iso(), inForce),
            ];
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request, FindingList.ToBytes(findings)));
            tx.Insert("Mandate", row);
            var mandate = row.ToProto();
            tx.Record(new MandateRecorded { Mandate = mandate });
            return new RecordElectedMandateResponse { Mandate = mandate, Findings = { findings } };
        });
    }

    /// <summary>What the law says of filling the vacancy that the request names; nothing where it names none.</summary>
    private static IReadOnlyList<Finding> JudgeVacancy(LedgerTransaction tx, RecordElectedMandateRequest request, string day, LawInForce<ParliamentLaw> inForce)
    {
        if (request.SubstituteForMandateId.Length == 0)
            return [];
        var left = MandateRow.Require(tx, request.SubstituteForMandateId);
        return inForce.Judge(VacancyRules.MayFill(left, MandateChanges.VacancyOf(tx, left), VacancyManner.Election, day, inForce.Rules.Tenure));
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
        SeatId = request.SeatId,
        SubstituteFor = request.SubstituteForMandateId,
    };
}

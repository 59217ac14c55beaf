using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<AppointDeputiesResponse> AppointDeputies(AppointDeputiesRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var chamber = ChamberRow.Require(tx, request.ChamberId);
            tx.Call.RequireScope(chamber.Jurisdiction);
            tx.Concerns(chamber.Jurisdiction);
            RequireNewIds(tx, request);
            var startsOn = request.StartsOn.Length > 0 ? request.StartsOn : tx.OccurredOn;
            var day = TextFormats.FirstDay(startsOn);
            var inForce = law.On(tx, chamber.Jurisdiction, day);
            var shown = DiversityRules.AreEnough(request.Deputies.Count, inForce.Rules.Disclosure) ? GroupsShown.Counted : GroupsShown.Judged;
            string[] persons = [.. request.Deputies.Select(deputy => deputy.Person.PersonId)];
            var findings = AppointmentFacts.Judge(tx, chamber, persons, request.Justification, day.Iso(), shown, inForce);
            var groups = AppointmentFacts.Groups(tx, chamber, persons, day.Iso());
            findings = [.. findings, .. inForce.Judge(JudgeSeats(tx, chamber, request, day.Iso()))];
            findings.RefuseIfViolated();

            var endsOn = EndOf(day, ChamberRules.Seats(ChamberRules.Of(inForce.Rules, chamber.Id), SeatClass.Appointed)!.TermYears);
            var mandates = request.Deputies.Select(deputy => tx.Stamp(Row(request, deputy, startsOn, endsOn))).ToArray();
            var row = tx.Stamp(Row(request, startsOn, FindingList.ToBytes(findings)));
            tx.Insert("Appointment", row);
            tx.InsertMany("Mandate", mandates);
            var appointment = row.ToProto(mandates.Select(mandate => mandate.Id));
            tx.Record(new DeputiesAppointed { Appointment = appointment, Mandates = { mandates.Select(mandate => mandate.ToProto()) } });
            var response = new AppointDeputiesResponse { Appointment = appointment, Findings = { findings } };
            if (shown is GroupsShown.Counted)
                (response.GroupsBefore, response.GroupsAfter) = (groups.Before, groups.After);
            else
                response.Withheld.Add([DiversityRules.Withheld("groups_before", inForce.Rules.Disclosure), DiversityRules.Withheld("groups_after", inForce.Rules.Disclosure)]);
            return response;
        });

    private static IEnumerable<Finding> JudgeSeats(LedgerTransaction tx, ChamberRow chamber, AppointDeputiesRequest request, string day) =>
        request.Deputies.SelectMany(deputy => SeatFacts.Judge(tx, chamber, deputy.SeatId, new(SeatClass.Appointed, "", day, "")));

    private static void RequireNewIds(LedgerTransaction tx, AppointDeputiesRequest request)
    {
        if (tx.Find<int?>("SELECT 1 FROM Appointment WHERE Id = @Id", new { Id = request.AppointmentId }) is not null)
            throw Refusal.AlreadyExists(ErrorReason.AppointmentExists, "appointment_id", request.AppointmentId);
        var (seen, seats) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var deputy in request.Deputies)
        {
            MandateRow.RequireNew(tx, deputy.MandateId);
            if (deputy.SeatId.Length > 0 && !seats.Add(deputy.SeatId))
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("deputies.seat_id", $"'{deputy.SeatId}' is named twice."));
            if (!seen.Add(deputy.MandateId))
                throw Refusal.AlreadyExists(ErrorReason.MandateExists, "deputies.mandate_id", deputy.MandateId);
        }
    }

    // A term that outlasts the calendar has no day on which it ends.
    private static string EndOf(DateOnly day, uint years) =>
        day.Year + (long)years <= DateOnly.MaxValue.Year ? day.AddYears((int)years).Iso() : "";

    private static AppointmentRow Row(AppointDeputiesRequest request, string startsOn, byte[] findings) => new()
    {
        Id = request.AppointmentId,
        ChamberId = request.ChamberId,
        Act = request.Act,
        Justification = request.Justification,
        StartsOn = startsOn,
        Findings = findings,
    };

    private static MandateRow Row(AppointDeputiesRequest request, AppointedDeputy deputy, string startsOn, string endsOn) => new()
    {
        Id = deputy.MandateId,
        ChamberId = request.ChamberId,
        PersonId = deputy.Person.PersonId,
        PersonName = deputy.Person.Name.ToString(),
        SeatClass = EnumText.Of(SeatClass.Appointed),
        Region = "",
        PartyId = deputy.PartyId,
        ElectionId = "",
        AppointmentId = request.AppointmentId,
        StartsOn = startsOn,
        EndsOn = endsOn,
        EndedOn = "",
        EndReason = "",
        Findings = FindingList.ToBytes([]),
        Version = 1,
        SeatId = deputy.SeatId,
    };
}

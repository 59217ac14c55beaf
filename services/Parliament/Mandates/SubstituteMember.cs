using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override async Task<SubstituteMemberResponse> SubstituteMember(SubstituteMemberRequest request, ServerCallContext context)
    {
        // Asked before the door, because nothing waits inside.
        var list = await ListOf(request.MandateId, context);
        return await ledger.Write(request, context, tx =>
        {
            var left = MandateRow.Require(tx, request.MandateId);
            var chamber = ChamberRow.Require(tx, left.ChamberId);
            tx.Call.RequireScope(chamber.Jurisdiction);
            tx.Concerns(chamber.Jurisdiction);
            MandateRow.RequireNew(tx, request.NewMandateId);
            var startsOn = request.StartsOn.Length > 0 ? request.StartsOn : tx.OccurredDay.Iso();
            var claim = new SubstituteClaim(request.Person.PersonId, startsOn, ByAppointment: tx.Call.ActingAs?.Role is Role.PresidentOffice, request.Justification);
            var findings = JudgeSubstitute(tx, chamber, left, list, claim, GroupsShown.Judged);
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request, left, claim, FindingList.ToBytes(findings)));
            tx.Insert("Mandate", row);
            var mandate = row.ToProto();
            tx.Record(new MemberSubstituted { Mandate = mandate, Appointment = claim.ByAppointment ? Appoint(tx, request, row).ToProto([row.Id]) : null });
            return new SubstituteMemberResponse { Mandate = mandate, Findings = { findings } };
        });
    }

    // The act of a single appointment goes by the id of its mandate.
    private static AppointmentRow Appoint(LedgerTransaction tx, SubstituteMemberRequest request, MandateRow mandate)
    {
        if (request.Act.Length == 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("act", "is required of an appointment."));
        if (tx.Find<int?>("SELECT 1 FROM Appointment WHERE Id = @Id", new { mandate.Id }) is not null)
            throw Refusal.AlreadyExists(V1.ErrorReason.AppointmentExists, "new_mandate_id", mandate.Id);
        var row = tx.Stamp(new AppointmentRow
        {
            Id = mandate.Id,
            ChamberId = mandate.ChamberId,
            Act = request.Act,
            Justification = request.Justification,
            StartsOn = mandate.StartsOn,
            Findings = mandate.Findings,
        });
        tx.Insert("Appointment", row);
        return row;
    }

    /// <summary>Who would fill a vacancy, from when on and how; the justification is null where it is not asked yet.</summary>
    private sealed record SubstituteClaim(string PersonId, string Day, bool ByAppointment, string? Justification);

    /// <summary>Who is still on the list that a mandate was won by; empty where none is known.</summary>
    private async Task<IReadOnlyList<Person>> ListOf(string mandateId, ServerCallContext context)
    {
        var left = database.Read(session => session.Find<MandateRow>("SELECT * FROM Mandate WHERE Id = @Id", new { Id = mandateId }));
        return left is { ElectionId.Length: > 0, PartyId.Length: > 0, SeatClass: "ELECTED_BY_LISTS" } ? await lists.Standing(left.ElectionId, left.PartyId, context) : [];
    }

    private IReadOnlyList<Finding> JudgeSubstitute(
        Session session, ChamberRow chamber, MandateRow left, IReadOnlyList<Person> list, SubstituteClaim claim, GroupsShown shown)
    {
        var inForce = law.On(session, chamber.Jurisdiction, TextFormats.FirstDay(claim.Day));
        var rule = VacancyRules.Of(inForce.Rules.Tenure, left.SeatClass);
        var manner = claim.ByAppointment ? VacancyManner.Appointment : VacancyManner.NextOnList;
        var findings = inForce.Judge(VacancyRules.MayFill(left, MandateChanges.VacancyOf(session, left), manner, claim.Day, inForce.Rules.Tenure)).ToList();
        if (claim.ByAppointment)
            return [.. findings, .. AppointmentFacts.Judge(session, chamber, [claim.PersonId], claim.Justification, claim.Day, shown, inForce)];
        var chamberLaw = ChamberRules.Of(inForce.Rules, chamber.Id);
        var sitting = MandateRow.HeldOn(session, chamber.Id, claim.Day);
        findings.AddRange(inForce.Judge([VacancyRules.IsNext(claim.PersonId, Next(session, left, list), rule?.Citation)]));
        if (ChamberRules.Seats(chamberLaw, EnumText.Parse<SeatClass>(left.SeatClass)) is { } seats)
            findings.AddRange(inForce.Judge([MandateRules.Quota(seats, sitting, 1)]));
        findings.AddRange(inForce.Judge([MandateRules.SitsOnce(claim.PersonId, sitting, ChamberRules.CitationOf(chamberLaw))]));
        return findings;
    }

    private static NextOnList Next(Session session, MandateRow left, IReadOnlyList<Person> list) =>
        new(VacancyRules.Next(list, SatFor(session, left))?.PersonId, $"elections/{left.ElectionId}/seatHolders");

    // Who held a seat of this election and left it does not come back by the list.
    private static HashSet<string> SatFor(Session session, MandateRow left) => session.Query<string>(
        "SELECT PersonId FROM Mandate WHERE ChamberId = @ChamberId AND ElectionId = @ElectionId", new { left.ChamberId, left.ElectionId }).ToHashSet(StringComparer.Ordinal);

    private static MandateRow Row(SubstituteMemberRequest request, MandateRow left, SubstituteClaim claim, byte[] findings) => left with
    {
        Id = request.NewMandateId,
        PersonId = request.Person.PersonId,
        PersonName = request.Person.Name.ToString(),
        PartyId = claim.ByAppointment ? request.PartyId : left.PartyId,
        AppointmentId = claim.ByAppointment ? request.NewMandateId : "",
        StartsOn = claim.Day,
        EndedOn = "",
        EndReason = "",
        Findings = findings,
        Version = 1,
        State = EnumText.Of(MandateState.Held),
        SwornOn = "",
        SubstituteFor = left.Id,
    };
}

using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<CheckAppointmentResponse> CheckAppointment(CheckAppointmentRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var chamber = ChamberRow.Require(session, request.ChamberId);
            var inForce = law.On(session, chamber.Jurisdiction, TextFormats.FirstDay(day));
            // Whoever asks about one person, or about the same persons but one, must not learn a group from the answer; the
            // office that appoints is told what its appointment would be told, where it names enough persons.
            var appoints = context.Call().Caller.Has(Role.PresidentOffice, chamber.Jurisdiction) && DiversityRules.AreEnough(request.PersonIds.Count, inForce.Rules.Disclosure);
            var shown = appoints ? GroupsShown.Counted : GroupsShown.Nothing;
            var response = new CheckAppointmentResponse { Findings = { AppointmentFacts.Judge(session, chamber, request.PersonIds, null, day, shown, inForce) } };
            var groups = AppointmentFacts.Groups(session, chamber, request.PersonIds, day);
            response.GroupsBefore = groups.Before;
            if (appoints)
                response.GroupsAfter = groups.After;
            else
                response.Withheld.Add([DiversityRules.Withheld("findings.actual", inForce.Rules.Disclosure), DiversityRules.Withheld("groups_after", inForce.Rules.Disclosure)]);
            return response;
        }));
    }
}

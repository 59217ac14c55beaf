using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
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
            // Whoever asks about one person, or about the same persons but one, must not learn a group from the answer.
            var findings = AppointmentFacts.Judge(session, chamber, request.PersonIds, null, day, GroupsShown.Nothing, inForce);
            return new CheckAppointmentResponse
            {
                Findings = { findings },
                Withheld = { DiversityRules.Withheld("findings.actual", inForce.Rules.Disclosure) },
            };
        }));
    }
}

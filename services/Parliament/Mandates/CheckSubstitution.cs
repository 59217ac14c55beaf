using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override async Task<CheckSubstitutionResponse> CheckSubstitution(CheckSubstitutionRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var list = await ListOf(request.MandateId, context);
        return database.Read(session =>
        {
            var left = MandateRow.Require(session, request.MandateId);
            var chamber = ChamberRow.Require(session, left.ChamberId);
            var rules = law.On(session, chamber.Jurisdiction, TextFormats.FirstDay(day)).Rules;
            var byAppointment = VacancyRules.Of(rules.Tenure, left.SeatClass)?.Manner is VacancyManner.Appointment
                || string.Equals(left.SeatClass, EnumText.Of(SeatClass.Appointed), StringComparison.Ordinal);
            var next = VacancyRules.Next(list, SatFor(session, left));
            var response = new CheckSubstitutionResponse { NextOnList = next };
            var asked = request.PersonId.Length > 0 ? request.PersonId : next?.PersonId;
            if (asked is not null)
                response.Findings.Add(JudgeSubstitute(session, chamber, left, list, new(asked, day, byAppointment, null), GroupsShown.Nothing));
            if (byAppointment)
                response.Withheld.Add(DiversityRules.Withheld("findings.actual", rules.Disclosure));
            return response;
        });
    }
}

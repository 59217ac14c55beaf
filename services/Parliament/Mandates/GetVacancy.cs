using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<GetVacancyResponse> GetVacancy(GetVacancyRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var left = MandateRow.Require(session, request.MandateId);
            // With a dissolution nothing is left to fill.
            var dissolvedOn = MandateChanges.VacancyOf(session, left).DissolvedOn;
            if (!VacancyRules.IsLeftBy(left) || string.CompareOrdinal(left.EndedOn, day) > 0 || (dissolvedOn.Length > 0 && string.CompareOrdinal(dissolvedOn, day) <= 0))
                throw Refusal.NotFound(ErrorReason.VacancyNotFound, "mandate_id", left.Id);
            var inForce = law.On(session, ChamberRow.Require(session, left.ChamberId).Jurisdiction, TextFormats.FirstDay(day));
            return new GetVacancyResponse { Vacancy = ToVacancy(session, left, day, inForce), AsOf = day };
        }));
    }

    private static Vacancy ToVacancy(Session session, MandateRow left, string day, LawInForce<ParliamentLaw> inForce)
    {
        var rule = VacancyRules.Of(inForce.Rules.Tenure, left.SeatClass);
        var filled = MandateChanges.FilledBy(session, left.Id) is { } by && string.CompareOrdinal(by.StartsOn, day) <= 0 ? by : null;
        return new()
        {
            MandateId = left.Id,
            ChamberId = left.ChamberId,
            SeatClass = EnumText.Parse<SeatClass>(left.SeatClass),
            SeatId = left.SeatId,
            Region = left.Region,
            PartyId = left.PartyId,
            Cause = left.StateNow(),
            VacantFrom = left.EndedOn,
            Manner = rule?.Manner ?? VacancyManner.Unspecified,
            FillBy = VacancyRules.FillBy(left, rule),
            FilledByMandateId = filled?.Id ?? "",
            FilledOn = filled?.StartsOn ?? "",
            Duty = inForce.Judge([VacancyRules.Duty(left, filled?.StartsOn ?? "", day, rule)])[0],
        };
    }
}

using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<ListVacanciesResponse> ListVacancies(ListVacanciesRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var chamber = ChamberRow.Require(session, request.ChamberId);
            var inForce = law.On(session, chamber.Jurisdiction, TextFormats.FirstDay(day));
            var (items, next) = page.Cut(session.Query<MandateRow>(VacanciesAsked, new { ChamberId = chamber.Id, AsOf = day, page.After, page.Take }), row => row.Id);
            return new ListVacanciesResponse { Vacancies = { items.Select(row => ToVacancy(session, row, day, inForce)) }, NextPageToken = next };
        }));
    }

    // Once the term is over, or the chamber was dissolved, nothing is left to fill.
    private const string VacanciesAsked = """
        SELECT *
        FROM Mandate
        WHERE ChamberId = @ChamberId AND Id > @After AND EndedOn <> '' AND EndedOn <= @AsOf AND (EndsOn = '' OR EndsOn > @AsOf)
          AND State <> 'DISSOLVED'
          AND NOT EXISTS (SELECT 1 FROM Mandate AS Filling WHERE Filling.SubstituteFor = Mandate.Id AND Filling.StartsOn <= @AsOf)
          AND NOT EXISTS (
            SELECT 1 FROM Convocation
            WHERE Convocation.ChamberId = Mandate.ChamberId AND EndKind IN ('DISSOLUTION', 'SELF_DISSOLUTION')
              AND Convocation.EndedOn >= Mandate.EndedOn AND Convocation.EndedOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

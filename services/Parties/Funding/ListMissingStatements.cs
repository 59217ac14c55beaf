using System.Globalization;
using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Lists;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<ListMissingStatementsResponse> ListMissingStatements(ListMissingStatementsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var deadline = law.Find(session, request.Jurisdiction, TextFormats.FirstDay(day))?.Rules.Funding?.StatementDeadline;
            var due = deadline is null ? "" : StatementRules.DueOn(request.Year, deadline);
            var (items, next) = page.Cut(session.Query<OwingRow>(PartiesThatOwe, new
            {
                request.Jurisdiction,
                Year = (int)request.Year,
                LastDay = request.Year.ToString("D4", CultureInfo.InvariantCulture) + "-12-31",
                Day = day,
                page.After,
                page.Take,
            }), row => row.PartyId);
            return new ListMissingStatementsResponse
            {
                Missing = { items.Select(row => new MissingStatement { PartyId = row.PartyId, DueOn = due, Overdue = due.Length > 0 && string.CompareOrdinal(due, day) < 0 }) },
                NextPageToken = next,
            };
        }));
    }

    // Whoever was registered at the end of a year that is over accounts for it; what was returned is missing again.
    private const string PartiesThatOwe = """
        SELECT p.Id AS PartyId
        FROM Party p
        JOIN StandingPeriod s ON s.PartyId = p.Id AND s.EffectiveFrom <= @LastDay AND (s.EffectiveUntil = '' OR s.EffectiveUntil > @LastDay)
        WHERE p.Jurisdiction = @Jurisdiction AND p.Id > @After AND s.Standing IN ('REGISTERED', 'SUSPENDED') AND @LastDay < @Day
          AND NOT EXISTS (
            SELECT 1 FROM YearlyStatement y
            WHERE y.PartyId = p.Id AND y.Year = @Year AND y.State <> 'RETURNED' AND y.FiledOn <= @Day)
        ORDER BY p.Id {page}
        """;

    private sealed record OwingRow
    {
        public required string PartyId { get; init; }
    }
}

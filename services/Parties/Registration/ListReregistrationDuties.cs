using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Lists;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registration;

public sealed partial class RegistrationService
{
    /// <inheritdoc />
    public override Task<ListReregistrationDutiesResponse> ListReregistrationDuties(ListReregistrationDutiesRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var (page, day) = (Page.Of(request), TextFormats.FirstDay(ledger.DayAsked(request.AsOf)).Iso());
        return Task.FromResult(database.Read(session =>
        {
            var inForce = law.On(session, request.Jurisdiction, TextFormats.FirstDay(day));
            if (inForce.Rules.RegistrationPeriods?.ReregistrationDays is null)
                return new ListReregistrationDutiesResponse();
            var rows = session.Query<RegisteredBeforeRow>(RegisteredBefore, new
            {
                request.Jurisdiction,
                inForce.EffectiveFrom,
                inForce.Version.Version,
                Day = day,
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.PartyId);
            var duties = items.Select(row => ReadinessRules.Duty(row.PartyId, row.RegisteredOn, row.OccurredOn ?? "", row.ApplicationId ?? "", day, inForce)!).ToArray();
            _ = inForce.Judge(duties.Select(duty => duty.Finding));
            return new ListReregistrationDutiesResponse { Duties = { duties }, NextPageToken = next };
        }));
    }

    private sealed record RegisteredBeforeRow
    {
        public required string PartyId { get; init; }

        public required string RegisteredOn { get; init; }

        public string? ApplicationId { get; init; }

        public string? OccurredOn { get; init; }
    }

    // A party that a court liquidated has nothing to register any more.
    private const string RegisteredBefore = """
        SELECT p.Id AS PartyId, p.RegisteredOn, r.ApplicationId, r.OccurredOn
        FROM Party p
        INNER JOIN StandingPeriod s ON s.PartyId = p.Id AND s.EffectiveFrom <= @Day AND (s.EffectiveUntil = '' OR s.EffectiveUntil > @Day)
        LEFT JOIN Reregistration r ON r.PartyId = p.Id AND r.LawVersion = @Version
        WHERE p.Jurisdiction = @Jurisdiction AND p.Id > @After AND p.RegisteredOn < @EffectiveFrom
          AND s.Standing IN ('REGISTERED', 'SUSPENDED')
        ORDER BY p.Id {page}
        """;
}

using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<CountPartiesResponse> CountParties(CountPartiesRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var day = ledger.DayAsked(request.AsOf);
        var rows = database.Read(session => session.Query<PartyOnDayRow>(
            PartyOnDay.All + CountedParties, new { request.Jurisdiction, Day = day, Kinds = EnumText.Words(request.Kinds) }));
        uint With(PartyStanding standing) =>
            (uint)rows.Count(row => string.Equals(row.Standing, EnumText.Of(standing), StringComparison.Ordinal));
        var registered = rows.Where(row => row.Standing is "REGISTERED" or "SUSPENDED");
        return Task.FromResult(new CountPartiesResponse
        {
            Counts =
            {
                Enum.GetValues<PartyStanding>().Where(standing => standing is not PartyStanding.Unspecified)
                    .Select(standing => new StandingCount { Standing = standing, Count = With(standing) }),
            },
            RegisteredInAll = With(PartyStanding.Registered) + With(PartyStanding.Suspended),
            RegisteredAndFree = With(PartyStanding.Registered),
            AsOf = day,
            Source = Sources.Weakest(registered.SelectMany(row => row.Sources())),
        });
    }

    private const string CountedParties = """

        WHERE p.Jurisdiction = @Jurisdiction AND p.Kind IN @Kinds
        """;
}

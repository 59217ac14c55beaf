using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<CheckDistrictsResponse> CheckDistricts(CheckDistrictsRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var office = OfficeRow.Require(session, request.OfficeId);
            var inForce = law.On(session, office.Jurisdiction, TextFormats.FirstDay(day));
            var rows = session.Query<MembershipRow>(DistrictsOfPrecincts, new { office.Jurisdiction, request.OfficeId, Day = day });
            var districts = rows.ToDictionary(row => row.PrecinctId, row => row.Districts, StringComparer.Ordinal);
            return new CheckDistrictsResponse
            {
                Findings =
                {
                    inForce.Judge(TerritoryRules.InOneDistrict(
                        districts.Keys, districts, districts.Values.Any(count => count > 0), inForce.Rules.Calendar.OneDistrict)),
                },
            };
        }));
    }

    /// <summary>In how many districts a precinct is.</summary>
    private sealed record MembershipRow
    {
        public required string PrecinctId { get; init; }

        public required long Districts { get; init; }
    }

    private const string DistrictsOfPrecincts = """
        SELECT p.Id AS PrecinctId, COUNT(d.Id) AS Districts
        FROM Precinct p
        LEFT JOIN DistrictPrecinct m ON m.PrecinctId = p.Id
        LEFT JOIN District d ON d.Id = m.DistrictId AND d.OfficeId = @OfficeId
          AND d.ValidFrom <= @Day AND (d.ValidTo = '' OR d.ValidTo >= @Day)
        WHERE p.Jurisdiction = @Jurisdiction AND p.ValidFrom <= @Day AND (p.ValidTo = '' OR p.ValidTo >= @Day)
        GROUP BY p.Id
        """;
}

using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<CountPrecinctsResponse> CountPrecincts(CountPrecinctsRequest request, ServerCallContext context)
    {
        var jurisdiction = jurisdictions[request.Jurisdiction].Jurisdiction;
        var day = ledger.DayAsked(request.AsOf);
        var rows = database.Read(session => session.Query<PrecinctCountRow>(PrecinctsCounted, new { request.Jurisdiction, Day = day }));
        uint Sum(Func<PrecinctCountRow, bool> counts) => (uint)rows.Where(counts).Sum(row => row.Precincts);
        return Task.FromResult(new CountPrecinctsResponse
        {
            Total = Sum(_ => true),
            Regions = (uint)rows.Select(row => row.Region).Distinct(StringComparer.Ordinal).Count(),
            ByRegion =
            {
                jurisdiction.Regions.Select(region => region.Code).Select(region => new RegionPrecincts
                {
                    Region = region,
                    Count = Sum(row => string.Equals(row.Region, region, StringComparison.Ordinal)),
                }),
            },
            ByKind =
            {
                Enum.GetValues<PrecinctKind>().Where(kind => kind is not PrecinctKind.Unspecified).Select(kind => new PrecinctKindCount
                {
                    Kind = kind,
                    Count = Sum(row => string.Equals(row.Kind, EnumText.Of(kind), StringComparison.Ordinal)),
                }),
            },
            AsOf = day,
            Source = Sources.Weakest(rows.Select(row => row.ToSource())),
        });
    }

    /// <summary>Precincts of one region, kind and source.</summary>
    private sealed record PrecinctCountRow
    {
        public required string Region { get; init; }

        public required string Kind { get; init; }

        public required string Provenance { get; init; }

        public required string Citation { get; init; }

        public required long Precincts { get; init; }

        public Common.V1.Source ToSource() => new() { Provenance = EnumText.Parse<Common.V1.Provenance>(Provenance), Citation = Citation };
    }

    private const string PrecinctsCounted = """
        SELECT Region, Kind, Provenance, Citation, COUNT(*) AS Precincts
        FROM Precinct
        WHERE Jurisdiction = @Jurisdiction AND ValidFrom <= @Day AND (ValidTo = '' OR ValidTo >= @Day)
        GROUP BY Region, Kind, Provenance, Citation
        """;
}

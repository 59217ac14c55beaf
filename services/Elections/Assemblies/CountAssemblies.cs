using Grpc.Core;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<CountAssembliesResponse> CountAssemblies(CountAssembliesRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var rows = database.Read(session => session.Query<AssemblyRow>(AssembliesKnown, new { request.Jurisdiction, request.AsOf }));
        return Task.FromResult(new CountAssembliesResponse
        {
            Assemblies = (uint)rows.Count,
            Deputies = Figures.Counted(rows.Sum(row => row.Deputies)),
            Regions = { rows.GroupBy(row => row.Region, StringComparer.Ordinal).OrderBy(region => region.Key, StringComparer.Ordinal).Select(ToRegion) },
            Source = Sources.Weakest(rows.Select(row => row.ToSource())),
        });
    }

    private static RegionAssemblies ToRegion(IGrouping<string, AssemblyRow> rows) => new()
    {
        Region = rows.Key,
        Assemblies = (uint)rows.Count(),
        Deputies = Figures.Counted(rows.Sum(row => row.Deputies)),
    };

    private const string AssembliesKnown = """
        SELECT *
        FROM RepresentativeAssembly
        WHERE Jurisdiction = @Jurisdiction AND (@AsOf = '' OR OccurredOn <= @AsOf)
        """;
}

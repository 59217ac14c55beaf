using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Assemblies;

public sealed partial class AssemblyService
{
    /// <inheritdoc />
    public override Task<ImportAssembliesResponse> ImportAssemblies(ImportAssembliesRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var regions = jurisdictions[request.Jurisdiction].Jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
            tx.Concerns(request.Jurisdiction);
            var present = tx.Query<AssemblyRow>(AssembliesNamed, new { Ids = request.Rows.Select(row => row.AssemblyId).Distinct(StringComparer.Ordinal) })
                .ToDictionary(row => row.Id, row => (row.Jurisdiction, Assembly: row.ToAssembly()), StringComparer.Ordinal);
            var stored = new List<Assembly>();
            var response = new ImportAssembliesResponse();
            foreach (var row in request.Rows)
            {
                var result = Decide(row, request.Jurisdiction, regions, present);
                result.Row = (uint)response.Rows.Count;
                response.Rows.Add(result);
                if (result.Outcome is not RowOutcome.Stored)
                    continue;
                stored.Add(row);
                present[row.AssemblyId] = (request.Jurisdiction, row);
            }

            tx.InsertMany("RepresentativeAssembly", stored.Select(assembly => tx.Stamp(AssemblyRow.Of(request.Jurisdiction, assembly))).ToArray());
            if (stored.Count > 0)
                tx.Record(new AssembliesImported { Jurisdiction = request.Jurisdiction, Assemblies = { stored } });
            return response;
        });

    private static RowResult Decide(
        Assembly row, string jurisdiction, HashSet<string> regions, Dictionary<string, (string Jurisdiction, Assembly Assembly)> present)
    {
        if (!regions.Contains(row.Region))
            return new RowResult().Refuse(ErrorReason.RegionUnknown, $"region: '{row.Region}' is no region of '{jurisdiction}'.");
        if (!present.TryGetValue(row.AssemblyId, out var known))
            return new() { Outcome = RowOutcome.Stored };
        return string.Equals(known.Jurisdiction, jurisdiction, StringComparison.Ordinal) && known.Assembly.Equals(row)
            ? new() { Outcome = RowOutcome.Present }
            : new RowResult().Refuse(ErrorReason.AssemblyDiffers, $"assembly_id: '{row.AssemblyId}' is there already with another content.");
    }

    private const string AssembliesNamed = """
        SELECT *
        FROM RepresentativeAssembly
        WHERE Id IN @Ids
        """;
}

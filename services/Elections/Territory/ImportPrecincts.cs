using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    /// <inheritdoc />
    public override Task<ImportPrecinctsResponse> ImportPrecincts(ImportPrecinctsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx => new ImportPrecinctsResponse { Rows = { Enter(tx, request.Jurisdiction, request.ValidFrom, request.Rows) } });

    /// <summary>Enters precincts, each decided for itself, as one event.</summary>
    private IReadOnlyList<RowResult> Enter(LedgerTransaction tx, string code, string validFrom, IReadOnlyList<Precinct> rows)
    {
        var jurisdiction = jurisdictions[code].Jurisdiction;
        tx.Concerns(jurisdiction.Code);
        var (results, stored) = Sort(rows, validFrom, Present(tx, rows), jurisdiction);

        PrecinctRow.Store(tx, stored.Select(precinct => PrecinctRow.Of(precinct, jurisdiction.Code, validFrom)));
        if (stored.Count > 0)
            tx.Record(new PrecinctsImported { Jurisdiction = jurisdiction.Code, ValidFrom = validFrom, Precincts = { stored } });
        return results;
    }

    // Ids are the same everywhere: a precinct of another jurisdiction is in the way as well.
    private static Dictionary<string, (string Jurisdiction, string ValidFrom, Precinct Precinct)> Present(LedgerTransaction tx, IEnumerable<Precinct> rows) =>
        tx.Query<PrecinctRow>(PrecinctsPresent, new { Ids = rows.Select(row => row.PrecinctId).Distinct(StringComparer.Ordinal) })
            .ToDictionary(row => row.Id, row => (row.Jurisdiction, row.ValidFrom, row.ToPrecinct()), StringComparer.Ordinal);

    /// <summary>Answers every row for itself, and says which are new.</summary>
    private static (IReadOnlyList<RowResult> Results, IReadOnlyList<Precinct> New) Sort(
        IReadOnlyList<Precinct> rows, string validFrom, Dictionary<string, (string Jurisdiction, string ValidFrom, Precinct Precinct)> present,
        Jurisdiction jurisdiction)
    {
        var regions = jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var results = new List<RowResult>();
        var added = new List<Precinct>();
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            var entered = (jurisdiction.Code, validFrom, row);
            var result = new RowResult { Row = (uint)index, Outcome = RowOutcome.Stored };
            if (!regions.Contains(row.Region))
                result.Refuse(ErrorReason.RegionUnknown, $"region: '{row.Region}' is no region of '{jurisdiction.Code}'.");
            else if (present.TryAdd(row.PrecinctId, entered))
                added.Add(row);
            else if (present[row.PrecinctId].Equals(entered))
                result.Outcome = RowOutcome.Present;
            else
                result.Refuse(ErrorReason.PrecinctDiffers, $"precinct_id: '{row.PrecinctId}' is there already with another content.");
            results.Add(result);
        }

        return (results, added);
    }

    private const string PrecinctsPresent = """
        SELECT *
        FROM Precinct
        WHERE Id IN @Ids
        """;
}

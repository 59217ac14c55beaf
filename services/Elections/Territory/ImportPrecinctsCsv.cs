using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Csv;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Territory;

public sealed partial class TerritoryService
{
    private const int MaxCsvRows = 10_000, RowsPerEvent = 1_000;

    /// <inheritdoc />
    public override Task<ImportPrecinctsCsvResponse> ImportPrecinctsCsv(ImportPrecinctsCsvRequest request, ServerCallContext context)
    {
        var table = CsvTable.Read<Precinct>(request.Csv, MaxCsvRows);
        if (table.Problem is { } problem)
            throw Refusal.Invalid(ErrorReason.CsvUnreadable, ("csv", problem));
        return ledger.Write(request, context, tx =>
        {
            tx.Concerns(jurisdictions[request.Jurisdiction].Jurisdiction.Code);
            var results = Enter(tx, request, table.Rows);
            uint Count(RowOutcome outcome) => (uint)results.Count(result => result.Outcome == outcome);
            return new ImportPrecinctsCsvResponse
            {
                Rows = { results },
                Stored = Count(RowOutcome.Stored),
                Present = Count(RowOutcome.Present),
                Refused = Count(RowOutcome.Refused),
                Separator = table.Separator,
            };
        });
    }

    /// <summary>Enters the rows that could be read, a thousand to an event, and answers all of them in their order.</summary>
    private List<RowResult> Enter(LedgerTransaction tx, ImportPrecinctsCsvRequest request, IReadOnlyList<CsvRow<Precinct>> rows)
    {
        var results = rows.Select((row, index) => Read(row, (uint)index)).ToList();
        var readable = results.Where(result => result.Outcome is RowOutcome.Unspecified).ToArray();
        foreach (var part in readable.Chunk(RowsPerEvent))
        {
            var entered = Enter(tx, request.Jurisdiction, request.ValidFrom, [.. part.Select(result => rows[(int)result.Row].Message)]);
            foreach (var (result, decided) in part.Zip(entered))
            {
                (result.Outcome, result.Reason, result.Message) = (decided.Outcome, decided.Reason, decided.Message);
                // The sentence about a row begins with its field.
                result.Field = decided.Outcome is RowOutcome.Refused ? decided.Message.Split(':')[0] : "";
            }
        }

        return results;
    }

    private static RowResult Read(CsvRow<Precinct> row, uint index)
    {
        var result = new RowResult { Row = index, Line = row.Line };
        if (row.Problem is not { } problem)
            return result;
        result.Field = row.Field;
        return result.Refuse(ErrorReason.RowMalformed, row.Field.Length > 0 ? $"{row.Field}: {problem}" : $"The row {problem}");
    }
}

using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Csv;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    private const int MaxCsvRows = 1_000;

    /// <inheritdoc />
    public override async Task<ImportMandatesCsvResponse> ImportMandatesCsv(ImportMandatesCsvRequest request, ServerCallContext context)
    {
        var table = CsvTable.Read<MandateLine>(request.Csv, MaxCsvRows);
        if (table.Problem is { } problem)
            throw Refusal.Invalid(ErrorReason.MandatesCsvUnreadable, ("csv", problem));
        var results = table.Rows.Select(Read).ToList();
        var readable = results.Where(result => result.Outcome is RowOutcome.Unspecified).Select(result => result.Row).ToArray();
        MandateEntry[] entries = [.. readable.Select(row => ToEntry(table.Rows[(int)row].Message))];
        var holders = await HoldersOf(entries, context);
        return await ledger.Write(request, context, tx =>
        {
            var entered = Enter(tx, Importing(tx, request.ChamberId), entries, holders, hasSource: request.Source is not null);
            var response = new ImportMandatesCsvResponse { Rows = { results.Select(result => result.Clone()) }, Separator = table.Separator };
            foreach (var (row, decided) in readable.Zip(entered))
            {
                var result = response.Rows[(int)row];
                (result.Outcome, result.Reason, result.Message) = (decided.Outcome, decided.Reason, decided.Message);
                // The sentence about a row begins with its field.
                result.Field = decided.Outcome is RowOutcome.Refused ? decided.Message.Split(':')[0] : "";
            }

            uint Count(RowOutcome outcome) => (uint)response.Rows.Count(result => result.Outcome == outcome);
            (response.Stored, response.Present, response.Refused) = (Count(RowOutcome.Stored), Count(RowOutcome.Present), Count(RowOutcome.Refused));
            return response;
        });
    }

    private static RowResult Read(CsvRow<MandateLine> row, int index)
    {
        var result = new RowResult { Row = (uint)index, Line = row.Line };
        if (row.Problem is not { } problem)
            return result;
        result.Field = row.Field;
        return result.Refuse(ErrorReason.MandateRowMalformed, row.Field.Length > 0 ? $"{row.Field}: {problem}" : $"The row {problem}");
    }

    private static MandateEntry ToEntry(MandateLine line) => new()
    {
        MandateId = line.MandateId,
        Person = new() { PersonId = line.PersonId, Name = line.Name },
        SeatClass = line.SeatClass,
        Region = line.Region,
        PartyId = line.PartyId,
        ElectionId = line.ElectionId,
        SeatId = line.SeatId,
        StartsOn = line.StartsOn,
        EndsOn = line.EndsOn,
    };
}

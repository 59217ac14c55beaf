using Parquet;
using Parquet.Schema;

namespace Saylau.Elections.Publications.Exports;

/// <summary>Results as Apache Parquet: text and 64-bit integers, null where a figure is absent.</summary>
internal static class ParquetExport
{
    private const int RowsAtOnce = 10_000;

    /// <summary>Writes a row for each place, and returns how many.</summary>
    public static ulong Write(ExportPlan plan, Stream to) => WriteAsync(plan, to).GetAwaiter().GetResult();

    // The stream is a file that is written synchronously: nothing waits.
    private static async Task<ulong> WriteAsync(ExportPlan plan, Stream to)
    {
        var texts = ExportColumns.Texts.Select(column => new DataField<string>(column.Name)).ToArray();
        var counts = ExportColumns.Counts.Select(column => column.Name).Concat(plan.Choices.Select(choice => ExportColumns.VotesOf(plan, choice)))
            .Select(name => new DataField<long?>(name)).ToArray();
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. texts, .. counts]), to);
        var rows = 0UL;
        foreach (var some in plan.Rows("").Chunk(RowsAtOnce).DefaultIfEmpty([]))
        {
            using var group = writer.CreateRowGroup();
            for (var at = 0; at < texts.Length; at++)
                await group.WriteAsync(texts[at], some.Select(row => ExportColumns.Texts[at].Value(plan, row)).ToArray());
            for (var at = 0; at < counts.Length; at++)
                await group.WriteAsync<long>(counts[at], some.Select(row => (long?)CountAt(plan, row, at)).ToArray());
            rows += (ulong)some.Length;
        }

        return rows;
    }

    private static uint? CountAt(ExportPlan plan, ExportRow row, int at) =>
        at < ExportColumns.Counts.Count ? ExportColumns.Counts[at].Value(row) : row.VotesOf(plan.Choices[at - ExportColumns.Counts.Count].Id);
}

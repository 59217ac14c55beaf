using System.Globalization;
using CsvHelper;
using Parquet;
using Parquet.Schema;

namespace Saylau.Verify;

/// <summary>Reads the places of an export, whatever its format: the first bytes say which.</summary>
internal static class ExportReader
{
    private static readonly string[] NoFigures = ["version", "stations_expected"];

    /// <summary>The places of an export.</summary>
    /// <exception cref="UnreadableFileException">It is no export, or is cut off.</exception>
    public static IReadOnlyList<Place> Read(string path)
    {
        var start = Files.Reading(path, () => Start(path));
        return start switch
        {
            [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => Parquet(path),
            [(byte)'{', ..] => NistReader.Json(path),
            [(byte)'<', ..] => NistReader.Xml(path),
            [0xEF, 0xBB, 0xBF, (byte)'<', ..] => NistReader.Xml(path),
            _ => Csv(path),
        };
    }

    /// <summary>Whether a file begins as JSON does.</summary>
    public static bool IsJson(string path) => Files.Reading(path, () => Start(path)) is [(byte)'{', ..];

    private static byte[] Start(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[8];
        return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    private static List<Place> Csv(string path)
    {
        try
        {
            using var csv = CsvReader.FromText(Files.Text(path), new CsvReaderOptions { HasHeader = false });
            var places = new List<Place>();
            string[]? header = null;
            while (csv.Read())
            {
                var cells = Enumerable.Range(0, csv.FieldCount).Select(at => csv.GetString(at)).ToArray();
                if (header is null)
                    header = Known(path, cells);
                else if (cells.Length != header.Length)
                    throw new UnreadableFileException($"{path}: row {places.Count + 1} has {cells.Length} cells, not {header.Length}: it is cut off.");
                else
                    places.Add(Place(path, header, cells));
            }

            return header is null ? throw new UnreadableFileException($"{path} is empty.") : places;
        }
        catch (CsvFormatException malformed)
        {
            throw new UnreadableFileException($"{path} is no CSV, or is cut off: {malformed.Message}");
        }
    }

    private static string[] Known(string path, string[] header) =>
        header.Contains("region", StringComparer.Ordinal) && header.Contains("precinct_id", StringComparer.Ordinal) && header.Contains("valid", StringComparer.Ordinal)
            ? header
            : throw new UnreadableFileException($"{path} is no export of results: its first line has no region, precinct_id and valid.");

    private static Place Place(string path, string[] header, string[] cells)
    {
        string Text(string name) => Plain(cells[Array.IndexOf(header, name)]);
        var figures = new Figures();
        for (var at = Array.IndexOf(header, "version"); at >= 0 && at < header.Length; at++)
        {
            if (cells[at].Length == 0 || NoFigures.Contains(header[at], StringComparer.Ordinal))
                continue;
            if (!uint.TryParse(cells[at], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                throw new UnreadableFileException($"{path}: '{cells[at]}' in column {header[at]} is no count.");
            figures.Set(Figure(header[at]), count);
        }

        return new(Text("region"), Text("precinct_id"), figures);
    }

    // The apostrophe that keeps spreadsheets from reading a formula.
    private static string Plain(string cell) => cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\'', ..] ? cell[1..] : cell;

    // The column of a candidate's votes bears its name for readers.
    private static string Figure(string column) => column.Split(':', 3) is ["votes", var id, ..] ? Figures.Votes(id) : column;

    private static List<Place> Parquet(string path)
    {
        try
        {
            return ParquetAsync(path).GetAwaiter().GetResult();
        }
        catch (Exception malformed) when (malformed is IOException or ParquetException or InvalidOperationException or ArgumentException or NotSupportedException or IndexOutOfRangeException or OverflowException)
        {
            throw new UnreadableFileException($"{path} is no Parquet file of results, or is cut off: {malformed.Message}");
        }
    }

    private static async Task<List<Place>> ParquetAsync(string path)
    {
        await using var reader = await ParquetReader.CreateAsync(path);
        var fields = reader.Schema.GetDataFields();
        var header = Known(path, [.. fields.Select(field => field.Name)]);
        var places = new List<Place>();
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            var columns = new List<string[]>();
            foreach (var field in fields)
                columns.Add(await Column(rows, field));
            for (var row = 0; row < rows.RowCount; row++)
                places.Add(Place(path, header, [.. columns.Select(column => column[row])]));
        }

        return places;
    }

    private static async Task<string[]> Column(ParquetRowGroupReader rows, DataField field)
    {
        if (field.ClrType != typeof(long))
        {
            var texts = new string?[rows.RowCount];
            await rows.ReadAsync(field, texts.AsMemory());
            return [.. texts.Select(text => text ?? "")];
        }

        var counts = new long?[rows.RowCount];
        await rows.ReadAsync<long>(field, counts.AsMemory());
        return [.. counts.Select(count => count?.ToString(CultureInfo.InvariantCulture) ?? "")];
    }
}

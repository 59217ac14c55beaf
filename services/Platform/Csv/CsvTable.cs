using System.Globalization;
using CsvHelper;
using Google.Protobuf;
using Saylau.Platform.Validation;

namespace Saylau.Platform.Csv;

/// <summary>A row of a table as a message, or what is wrong with it.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Message">The message; what could be read of it where something is wrong.</param>
/// <param name="Field">The field that is wrong; empty if none is, or the row as a whole.</param>
/// <param name="Problem">What is wrong, as the end of a sentence about the field; null if nothing is.</param>
public sealed record CsvRow<T>(uint Line, T Message, string Field, string? Problem);

/// <summary>A table as messages.</summary>
/// <param name="Separator">The separator that was found: a comma, a semicolon or a tab.</param>
/// <param name="Rows">The rows, in order.</param>
/// <param name="Problem">Why the table cannot be read at all; null if it can.</param>
public sealed record CsvTable<T>(string Separator, IReadOnlyList<CsvRow<T>> Rows, string? Problem);

/// <summary>
/// A table of separated values (RFC 4180) read into messages of the contract: the header names fields as the contract or
/// its JSON does, and each row is checked as a request would be.
/// </summary>
public static class CsvTable
{
    private const char ByteOrderMark = '\uFEFF';
    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly char[] LineEnds = ['\r', '\n'];

    /// <summary>Reads a table.</summary>
    /// <param name="text">Its text, with or without a byte order mark, lines ended in any way.</param>
    /// <param name="maxRows">The most rows that are taken.</param>
    public static CsvTable<T> Read<T>(string text, int maxRows)
        where T : IMessage<T>, new()
    {
        var table = text.TrimStart(ByteOrderMark);
        var separator = SeparatorOf(table);
        var malformed = new HashSet<long>();
        using var reader = CsvReader.FromText(table, new()
        {
            Separator = separator,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            OnMalformedRecord = record => malformed.Add(record.RecordNumber),
        });
        if (!reader.Read() || malformed.Count > 0)
            return Unreadable<T>(separator, "has no header row that can be read.");
        var (columns, problem) = CsvColumn.Of(new T().Descriptor, Cells(reader));
        if (problem is not null)
            return Unreadable<T>(separator, problem);

        var rows = new List<CsvRow<T>>();
        while (reader.Read())
        {
            if (rows.Count == maxRows)
                return Unreadable<T>(separator, string.Create(CultureInfo.InvariantCulture, $"has more than {maxRows} rows."));
            // The header is the first record.
            rows.Add(ToRow<T>((uint)reader.LineNumber, Cells(reader), columns, malformed.Contains(rows.Count + 2)));
        }

        return new(separator.ToString(), rows, null);
    }

    private static string[] Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private static CsvTable<T> Unreadable<T>(char separator, string problem) => new(separator.ToString(), [], problem);

    private static CsvRow<T> ToRow<T>(uint line, string[] cells, IReadOnlyList<CsvColumn> columns, bool malformed)
        where T : IMessage<T>, new()
    {
        var message = new T();
        if (malformed)
            return new(line, message, "", "has a quotation mark where none can be.");
        if (cells.Length != columns.Count)
            return new(line, message, "", string.Create(CultureInfo.InvariantCulture, $"has {cells.Length} cells; the header has {columns.Count}."));
        for (var index = 0; index < cells.Length; index++)
        {
            if (columns[index].Set(message, cells[index]) is { } problem)
                return new(line, message, columns[index].Name, problem);
        }

        var (field, violation) = MessageValidator.Violations(message, "").FirstOrDefault();
        return new(line, message, field ?? "", violation);
    }

    // The separator of the header is that of the table. A header of one column has none, and any will do.
    private static char SeparatorOf(string table)
    {
        var header = table.TrimStart(LineEnds).Split(LineEnds, 2)[0];
        return Separators.MaxBy(separator => header.Count(character => character == separator));
    }
}

using System.Globalization;
using CsvHelper;

namespace Saylau.Elections.Publications.Exports;

/// <summary>Results as comma-separated values (RFC 4180).</summary>
internal static class CsvExport
{
    /// <summary>Writes a line for each place, and returns how many.</summary>
    public static ulong Write(ExportPlan plan, Stream to)
    {
        using var csv = CsvWriter.Create(to, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
        WriteHeader(plan, csv);
        var rows = 0UL;
        foreach (var row in plan.Rows(""))
        {
            foreach (var (_, value) in ExportColumns.Texts)
                csv.WriteField(Harmless(value(plan, row)));
            foreach (var (_, value) in ExportColumns.Counts)
                WriteCount(csv, value(row));
            foreach (var choice in plan.Choices)
                WriteCount(csv, row.VotesOf(choice.Id));
            csv.EndRecord();
            rows++;
        }

        return rows;
    }

    /// <summary>
    /// Text that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises; and so does text that begins with
    /// one, so that readers can take it away.
    /// </summary>
    public static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\'', ..] ? $"'{text}" : text;

    private static void WriteCount(CsvWriter csv, uint? count)
    {
        if (count is { } known)
            csv.WriteField(known, default, CultureInfo.InvariantCulture);
        else
            csv.WriteField("");
    }

    private static void WriteHeader(ExportPlan plan, CsvWriter csv)
    {
        foreach (var (name, _) in ExportColumns.Texts)
            csv.WriteField(name);
        foreach (var (name, _) in ExportColumns.Counts)
            csv.WriteField(name);
        foreach (var choice in plan.Choices)
            csv.WriteField(ExportColumns.VotesOf(plan, choice));
        csv.EndRecord();
    }
}

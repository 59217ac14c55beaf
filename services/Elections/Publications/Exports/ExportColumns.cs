using Saylau.Platform.Errors;

namespace Saylau.Elections.Publications.Exports;

/// <summary>The columns of exports that are tables.</summary>
internal static class ExportColumns
{
    /// <summary>Columns of text.</summary>
    public static IReadOnlyList<(string Name, Func<ExportPlan, ExportRow, string> Value)> Texts { get; } =
    [
        ("election_id", (plan, _) => plan.ElectionId),
        ("election_name", (plan, _) => plan.Say(plan.ElectionName)),
        ("level", (plan, _) => EnumText.Of(plan.Level)),
        ("region", (_, row) => row.Region),
        ("region_name", (plan, row) => plan.RegionName(row.Region)),
        ("precinct_id", (_, row) => row.PrecinctId),
        ("status", (_, row) => row.Status),
        ("provenance", (_, row) => row.Source is null ? "" : EnumText.Of(row.Source.Provenance)),
    ];

    /// <summary>Columns of counts.</summary>
    public static IReadOnlyList<(string Name, Func<ExportRow, uint?> Value)> Counts { get; } =
    [
        ("version", row => row.Version),
        ("stations_expected", row => row.StationsExpected),
        ("stations_counted", row => row.StationsCounted),
        ("registered", row => row.Registered),
        ("received", row => row.Received),
        ("issued", row => row.Issued),
        ("unused", row => row.Unused),
        ("spoiled", row => row.Spoiled),
        ("in_boxes", row => row.InBoxes),
        ("valid", row => row.Valid),
        ("invalid", row => row.Invalid),
    ];

    /// <summary>The column of a candidate's votes: its id, and its name for those who read.</summary>
    public static string VotesOf(ExportPlan plan, ExportChoice choice) => $"votes:{choice.Id}:{plan.Say(choice.Name)}";
}

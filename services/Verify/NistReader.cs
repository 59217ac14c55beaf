using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Saylau.Verify;

/// <summary>Reads the places of an ElectionReport of NIST SP 1500-100 version 2.</summary>
internal static class NistReader
{
    private const string Candidate = "selection-";

    /// <summary>Reads its JSON.</summary>
    /// <exception cref="UnreadableFileException">It is no such report.</exception>
    public static IReadOnlyList<Place> Json(string path)
    {
        try
        {
            return Places(path, Node.Of(ObjectOf(JsonNode.Parse(Files.Text(path)))));
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw new UnreadableFileException($"{path} is no JSON of an election report, or is cut off: {malformed.Message}");
        }
    }

    /// <summary>Reads its XML.</summary>
    /// <exception cref="UnreadableFileException">It is no such report.</exception>
    public static IReadOnlyList<Place> Xml(string path)
    {
        try
        {
            using var text = new StringReader(Files.Text(path));
            using var reader = XmlReader.Create(text, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return Places(path, Node.Of(XDocument.Load(reader).Root!));
        }
        catch (Exception malformed) when (malformed is XmlException or FormatException or OverflowException or ArgumentException)
        {
            throw new UnreadableFileException($"{path} is no XML of an election report, or is cut off: {malformed.Message}");
        }
    }

    private static JsonObject ObjectOf(JsonNode? node) => node?.AsObject() ?? throw new FormatException("An object is missing.");

    private static List<Place> Places(string path, Node report)
    {
        var units = report.All("GpUnit").ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        var regionOf = units.Values.Where(unit => unit.Id.StartsWith("region-", StringComparison.Ordinal))
            .SelectMany(unit => unit.References("ComposingGpUnitIds").Select(part => (part, Region: unit.Id["region-".Length..])))
            .ToDictionary(pair => pair.part, pair => pair.Region, StringComparer.Ordinal);
        var figures = units.Values.ToDictionary(unit => unit.Id, Voters, StringComparer.Ordinal);
        Figures At(string unit) => figures.GetValueOrDefault(unit) ?? throw new UnreadableFileException($"{path} counts for '{unit}', which is no unit of it.");

        foreach (var election in report.All("Election"))
        {
            foreach (var ballots in election.All("BallotCounts"))
                Ballots(At(ballots.Text("GpUnitId")), ballots);
            foreach (var selection in election.All("Contest").SelectMany(contest => contest.All("ContestSelection")))
            {
                foreach (var votes in selection.All("VoteCounts"))
                    At(votes.Text("GpUnitId")).Set(Figures.Votes(selection.Id[Candidate.Length..]), votes.Count("Count"));
            }
        }

        var isByStation = units.Keys.Any(id => id.StartsWith("station-", StringComparison.Ordinal));
        return [.. units.Keys.Where(id => IsPlace(id, isByStation, figures)).Select(id => Place(id, regionOf, figures[id]))];
    }

    private static bool IsPlace(string id, bool isByStation, Dictionary<string, Figures> figures) =>
        id.StartsWith("station-", StringComparison.Ordinal) || (!isByStation && figures[id].Counts.Count > 0);

    private static Place Place(string id, Dictionary<string, string> regionOf, Figures figures) =>
        id.StartsWith("station-", StringComparison.Ordinal) ? new(regionOf.GetValueOrDefault(id, ""), id["station-".Length..], figures)
        : id.StartsWith("region-", StringComparison.Ordinal) ? new(id["region-".Length..], "", figures)
        : new("", "", figures);

    private static Figures Voters(Node unit) =>
        new Figures().Set("registered", unit.Count("VotersRegistered")).Set("stations_counted", unit.Count("SubUnitsReported"));

    // The format has no valid ballots: they are those cast that were not rejected.
    private static void Ballots(Figures figures, Node ballots)
    {
        var (cast, rejected) = (ballots.Count("BallotsCast"), ballots.Count("BallotsRejected"));
        figures.Set("in_boxes", cast).Set("invalid", rejected).Set("valid", cast >= rejected ? cast - rejected : null);
    }

    /// <summary>An object of the report, in either of its forms.</summary>
    private sealed record Node(string Id, Func<string, IEnumerable<Node>> All, Func<string, string?> Find, Func<string, IEnumerable<string>> References)
    {
        public static Node Of(JsonObject json) => new(
            (string?)json["@id"] ?? "",
            name => json[name] is JsonArray items ? items.Select(item => Of(ObjectOf(item))) : [],
            name => json[name]?.ToString(),
            name => json[name] is JsonArray ids ? ids.Select(id => (string?)id ?? "") : []);

        public static Node Of(XElement xml) => new(
            (string?)xml.Attribute("ObjectId") ?? "",
            name => xml.Elements(xml.Name.Namespace + name).Select(Of),
            name => xml.Element(xml.Name.Namespace + name)?.Value,
            name => xml.Element(xml.Name.Namespace + name)?.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []);

        public string Text(string name) => Find(name) ?? throw new FormatException($"{name} is missing.");

        public ulong? Count(string name) => Find(name) is { } text ? uint.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }
}

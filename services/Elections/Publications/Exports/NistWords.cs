using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Elections.Publications.Exports;

/// <summary>
/// The words of NIST SP 1500-100 version 2. What it has no place for is left out: ballots received, issued, unused and spoiled. Its
/// OtherCounts are over- and undervotes, which protocols do not tell apart, so there are none.
/// </summary>
internal static class NistWords
{
    public const string Namespace = "http://itl.nist.gov/ns/voting/1500-100/v2";

    public const string Contest = "contest";

    public static string Country(ExportPlan plan) => $"country-{plan.Jurisdiction.Code}";

    public static string Region(string code) => $"region-{code}";

    /// <summary>The unit of a row: the country, a region or a station.</summary>
    public static string UnitOf(ExportPlan plan, ExportRow row) =>
        row.PrecinctId.Length > 0 ? $"station-{row.PrecinctId}" : row.Region.Length > 0 ? Region(row.Region) : Country(plan);

    public static string Candidate(ExportChoice choice) => $"candidate-{choice.Id}";

    public static string Selection(ExportChoice choice) => $"selection-{choice.Id}";

    public static string Kind(RegionKind kind) => kind is RegionKind.City ? "city" : "state";

    public static string Status(ResultStatus status) => status switch
    {
        ResultStatus.Certified => "certified",
        ResultStatus.UnofficialComplete => "unofficial-complete",
        ResultStatus.Correction => "correction",
        ResultStatus.Recount => "recount",
        ResultStatus.PreElection => "pre-election",
        _ => "unofficial-partial",
    };

    public static string Detail(ResultLevel level) => level is ResultLevel.Station ? "precinct-level" : "summary-contest";

    public static string Variation(ElectoralSystem system) => system switch
    {
        ElectoralSystem.Majority => "majority",
        ElectoralSystem.Plurality => "plurality",
        _ => "proportional",
    };

    /// <summary>The voting day; the first of one that lacks its day.</summary>
    public static string Day(ExportPlan plan) => plan.VotingOn.Length switch { 10 => plan.VotingOn, 7 => $"{plan.VotingOn}-01", _ => $"{plan.VotingOn}-01-01" };

    public static string Moment(ExportPlan plan) => plan.ReadAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The texts of a name, at least one: without any, the id stands for it.</summary>
    public static IEnumerable<(string Language, string Content)> Texts(LocalizedText? name, string id) =>
        name is { Text.Count: > 0 } ? name.Text.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => (text.Key, text.Value)) : [("und", id)];
}

using Saylau.Common.V1;
using Saylau.Elections.V1;

namespace Saylau.Elections.Publications.Exports;

/// <summary>A choice on the ballot as an export names it.</summary>
internal sealed record ExportChoice(string Id, LocalizedText Name, string PartyId);

/// <summary>A region as an export names it.</summary>
internal sealed record ExportRegion(string Code, LocalizedText Name, RegionKind Kind);

/// <summary>What is exported. Its rows can be read several times, a page at a time: every time the same ones.</summary>
internal sealed record ExportPlan
{
    public required string ElectionId { get; init; }

    public required LocalizedText ElectionName { get; init; }

    public required bool IsQuestion { get; init; }

    public required string VotingOn { get; init; }

    public required Jurisdiction Jurisdiction { get; init; }

    public required ElectoralSystem System { get; init; }

    public required ResultLevel Level { get; init; }

    public required ResultStatus Status { get; init; }

    public required DateTimeOffset ReadAt { get; init; }

    public required IReadOnlyList<ExportChoice> Choices { get; init; }

    public required IReadOnlyList<ExportRegion> Regions { get; init; }

    /// <summary>The rows of a region; all, in the order of their ids, if the region is empty.</summary>
    public required Func<string, IEnumerable<ExportRow>> Rows { get; init; }

    /// <summary>A text in the jurisdiction's first language that it has.</summary>
    public string Say(LocalizedText? text) =>
        Jurisdiction.Languages.Select(language => text?.Text.GetValueOrDefault(language)).FirstOrDefault(found => found is { Length: > 0 })
        ?? text?.Text.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).FirstOrDefault() ?? "";

    /// <summary>The name of a region.</summary>
    public string RegionName(string code) => Say(Regions.FirstOrDefault(region => string.Equals(region.Code, code, StringComparison.Ordinal))?.Name);
}

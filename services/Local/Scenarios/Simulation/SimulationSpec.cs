using System.Text.Json;
using System.Text.Json.Serialization;

namespace Saylau.Local.Scenarios.Simulation;

/// <summary>What is known, and how what is not known is made up: totals, and the places that they are spread over.</summary>
internal sealed record SimulationSpec(
    ulong Seed,
    string About,
    StationsSpec Stations,
    ProtocolsSpec? Protocols = null,
    TurnoutCountsSpec? TurnoutCounts = null,
    FormsSpec[]? Forms = null,
    AssembliesSpec? Assemblies = null,
    SheetsSpec[]? Sheets = null)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Where it was read.</summary>
    [JsonIgnore]
    public string File { get; init; } = "";

    /// <summary>Reads a simulation.</summary>
    /// <exception cref="ScenarioException">A field is missing, unknown or of another type; the message names it.</exception>
    public static SimulationSpec Parse(string file, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<SimulationSpec>(text, Strict)! with { File = file };
        }
        catch (JsonException error)
        {
            throw new ScenarioException($"{file}: {error.Message}", error);
        }
    }

    /// <summary>The random numbers for one purpose.</summary>
    public SplitMix Random(string purpose) => SplitMix.For(Seed, purpose);

    /// <summary>What must hold of a field.</summary>
    /// <exception cref="ScenarioException">It does not hold.</exception>
    public void Require(bool holds, string field, string problem)
    {
        if (!holds)
            throw new ScenarioException($"{File}: {field}: {problem}");
    }
}

/// <summary>A part of a whole.</summary>
internal sealed record Fraction(uint Numerator, uint Denominator);

/// <summary>The stations: so many in each region, and beside them those of particular kinds.</summary>
internal sealed record StationsSpec(
    string Id, int NumberDigits, uint SizeNoisePercent, RegionSpec[] Regions, KindSpec[]? Kinds = null, string? Kind = null);

/// <summary>A region, its stations and its weight among the regions.</summary>
internal sealed record RegionSpec(string Region, string Short, int Stations, uint Weight);

/// <summary>Stations of a particular kind, whose voters are known.</summary>
internal sealed record KindSpec(string Kind, string Region, string Short, int Stations, uint Registered);

/// <summary>The totals of the protocols.</summary>
internal sealed record ProtocolsSpec(
    uint Registered, uint Participants, uint Invalid, uint Spoiled, Fraction Reserve, uint TurnoutNoisePercent, ChoiceSpec[] Choices,
    uint TakenAway = 0);

/// <summary>A choice on the ballot and its votes.</summary>
internal sealed record ChoiceSpec(string Candidate, uint Votes);

/// <summary>Observers' counts of voters beside the protocols' figures.</summary>
internal sealed record TurnoutCountsSpec(int Stations, Fraction LargestRelativeGap, Fraction InflatedShare, int PartDay = 0);

/// <summary>Observers' forms about one stage.</summary>
internal sealed record FormsSpec(
    string Name, string Stage, string IdPrefix, int Count, int Teams, RatingSpec[] Ratings,
    IrregularitySpec[]? Irregularities = null, int IrregularForms = 0);

/// <summary>So many forms give this rating, or none.</summary>
internal sealed record RatingSpec(int Count, string? Rating = null);

/// <summary>So many forms bear this irregularity.</summary>
internal sealed record IrregularitySpec(string Type, int Forms);

/// <summary>Local representative bodies: one for each region, the others within the regions.</summary>
internal sealed record AssembliesSpec(
    string Id, int NumberDigits, int Count, uint Deputies, uint LeastDeputies, uint RegionalWeight,
    string? RegionalKind = null, string? LocalKind = null, GivenAssemblies[]? Given = null);

/// <summary>What is known of a region's assemblies.</summary>
internal sealed record GivenAssemblies(string Region, int Assemblies, uint Deputies);

/// <summary>Signatures on sheets, in every region or in those named.</summary>
internal sealed record SheetsSpec(
    string Name, uint Valid, uint Invalid, int SheetsPerRegion, uint LeastPerRegion = 0, string[]? Regions = null);

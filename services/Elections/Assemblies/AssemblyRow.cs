using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Assemblies;

/// <summary>An assembly as it is stored.</summary>
internal sealed record AssemblyRow : RecordedRow
{
    public required string Id { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Region { get; init; }

    public required string Kind { get; init; }

    public required long Deputies { get; init; }

    public static AssemblyRow Of(string jurisdiction, Assembly assembly) => new()
    {
        Id = assembly.AssemblyId,
        Jurisdiction = jurisdiction,
        Region = assembly.Region,
        Kind = EnumText.Of(assembly.Kind),
        Deputies = assembly.Deputies,
    };

    /// <summary>The assembly of this id.</summary>
    /// <exception cref="Refusal">NOT_FOUND/ASSEMBLY_NOT_FOUND.</exception>
    public static AssemblyRow Require(Session session, string id) =>
        session.Find<AssemblyRow>("SELECT * FROM RepresentativeAssembly WHERE Id = @Id", new { Id = id })
        ?? throw Refusal.NotFound(ErrorReason.AssemblyNotFound, "assembly_id", id);

    /// <summary>The deputies of a region's assemblies; null if none is recorded.</summary>
    public static uint? DeputiesIn(Session session, string jurisdiction, string region) =>
        session.Single<long?>(DeputiesOfRegion, new { Jurisdiction = jurisdiction, Region = region }) is { } sum ? (uint)Math.Min(sum, uint.MaxValue) : null;

    public Assembly ToAssembly() => new() { AssemblyId = Id, Region = Region, Kind = EnumText.Parse<AssemblyKind>(Kind), Deputies = (uint)Deputies };

    public RecordedAssembly ToProto() => new() { Assembly = ToAssembly(), Recording = ToRecording() };

    private const string DeputiesOfRegion = """
        SELECT SUM(Deputies)
        FROM RepresentativeAssembly
        WHERE Jurisdiction = @Jurisdiction AND Region = @Region
        """;
}

using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Signatures;

/// <summary>The signatures of one region, over all its sheets.</summary>
internal sealed record RegionSignatures
{
    public required string Region { get; init; }

    public required long Valid { get; init; }

    public required long Invalid { get; init; }

    public required long Sheets { get; init; }

    /// <summary>The valid signatures as a count.</summary>
    public uint ValidCount => Counted(Valid);

    /// <summary>The signatures of an owner by region, as they were on a day; a region without sheets is absent.</summary>
    public static IReadOnlyDictionary<string, RegionSignatures> Of(Session session, string ownerKind, string ownerId, string day) =>
        session.Query<RegionSignatures>(ByRegion, new { OwnerKind = ownerKind, OwnerId = ownerId, Day = day })
            .ToDictionary(row => row.Region, StringComparer.Ordinal);

    /// <summary>Whether an owner has any sheet with counts.</summary>
    public static bool Any(Session session, string ownerKind, string ownerId) =>
        session.Query<int>(AnySheet, new { OwnerKind = ownerKind, OwnerId = ownerId, Take = 1 }).Count > 0;

    /// <summary>The sources of an owner's sheets on a day.</summary>
    public static IEnumerable<Source> Sources(Session session, string ownerKind, string ownerId, string day) =>
        session.Query<SheetSourceRow>(SourcesOfSheets, new { OwnerKind = ownerKind, OwnerId = ownerId, Day = day }).Select(row => row.ToSource());

    /// <summary>A sum as a count. More than it can hold is the most it can hold, never a small number; less than nothing is nothing.</summary>
    public static uint Counted(long sum) => (uint)Math.Clamp(sum, 0, uint.MaxValue);

    /// <summary>The same as the contract says it; a region without sheets has no numbers.</summary>
    public static RegionSignatureCount ToProto(string region, RegionSignatures? found) => found is null
        ? new() { Region = region }
        : new() { Region = region, Valid = found.ValidCount, Invalid = Counted(found.Invalid), Sheets = Counted(found.Sheets) };

    private sealed record SheetSourceRow : RecordedRow;

    private const string AnySheet = """
        SELECT 1
        FROM SignatureSheet
        WHERE OwnerKind = @OwnerKind AND OwnerId = @OwnerId
        ORDER BY Sheet {page}
        """;

    private const string ByRegion = """
        SELECT Region, SUM(Valid) AS Valid, SUM(Invalid) AS Invalid, COUNT(*) AS Sheets
        FROM SignatureSheet
        WHERE OwnerKind = @OwnerKind AND OwnerId = @OwnerId AND OccurredOn <= @Day
        GROUP BY Region
        """;

    private const string SourcesOfSheets = """
        SELECT DISTINCT Provenance, Citation
        FROM SignatureSheet
        WHERE OwnerKind = @OwnerKind AND OwnerId = @OwnerId AND OccurredOn <= @Day
        """;
}

using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Signatures;

/// <summary>What signatures are collected for.</summary>
internal static class SheetOwner
{
    /// <summary>An initiative.</summary>
    public const string Initiative = "INITIATIVE";

    /// <summary>A candidate.</summary>
    public const string Candidate = "CANDIDATE";
}

/// <summary>A signature sheet as it is stored.</summary>
internal sealed record SheetRow : RecordedRow
{
    public required string OwnerKind { get; init; }

    public required string OwnerId { get; init; }

    public required string Sheet { get; init; }

    public required string Region { get; init; }

    public required long Valid { get; init; }

    public required long Invalid { get; init; }

    public required string Collector { get; init; }

    /// <summary>The sheets of an owner after a number, of one region or of all, by number.</summary>
    public static IReadOnlyList<SheetRow> After(Session session, string ownerKind, string ownerId, string region, string after, int take) =>
        session.Query<SheetRow>(SheetsAfter, new { OwnerKind = ownerKind, OwnerId = ownerId, Region = region, After = after, Take = take });

    public RecordedSheet ToProto() => new()
    {
        Sheet = new() { Sheet = Sheet, Region = Region, Valid = (uint)Valid, Invalid = (uint)Invalid, Collector = Collector },
        Recording = ToRecording(),
    };

    private const string SheetsAfter = """
        SELECT *
        FROM SignatureSheet
        WHERE OwnerKind = @OwnerKind AND OwnerId = @OwnerId AND Sheet > @After AND (@Region = '' OR Region = @Region)
        ORDER BY Sheet {page}
        """;
}

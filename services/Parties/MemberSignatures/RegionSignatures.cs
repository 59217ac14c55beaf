using Saylau.Parties.V1;
using Saylau.Platform.Data;

namespace Saylau.Parties.MemberSignatures;

/// <summary>The signatures of one region, over all its sheets.</summary>
internal sealed record RegionSignatures
{
    public required string Region { get; init; }

    public required long Valid { get; init; }

    public required long Invalid { get; init; }

    public required long Sheets { get; init; }

    /// <summary>Every signature, where they are known one by one; 0 where only counts are.</summary>
    public long Entered { get; init; }

    /// <summary>The signatures of a party by region, as they were on a day; a region without sheets is absent.</summary>
    public static IReadOnlyDictionary<string, RegionSignatures> Of(Session session, string partyId, string day) =>
        session.Query<RegionSignatures>(ByRegion, new { PartyId = partyId, Day = day }).ToDictionary(row => row.Region, StringComparer.Ordinal);

    /// <summary>The valid signatures as a count. More than it can hold is the most it can hold, never a small number.</summary>
    public uint ValidCount => Counted(Valid);

    /// <summary>The invalid signatures as a count.</summary>
    public uint InvalidCount => Counted(Invalid);

    /// <summary>Signatures that wait behind another of the same person.</summary>
    public uint DuplicateCount => Counted(Math.Max(0, Entered - Valid - Invalid));

    public SignatureCount ToProto() => new() { Region = Region, Valid = ValidCount, Invalid = InvalidCount, Sheets = Counted(Sheets) };

    private static uint Counted(long sum) => (uint)Math.Min(sum, uint.MaxValue);

    private const string ByRegion = """
        SELECT Region, SUM(Valid) AS Valid, SUM(Invalid) AS Invalid, COUNT(*) AS Sheets
        FROM SignatureSheet
        WHERE PartyId = @PartyId AND OccurredOn <= @Day
        GROUP BY Region
        """;
}

using Saylau.Platform.Data;

namespace Saylau.Parties.MemberSignatures;

/// <summary>A sheet whose signatures are known one by one.</summary>
internal sealed record MemberSheetRow
{
    public required string PartyId { get; init; }

    public required long Number { get; init; }

    public required string Sheet { get; init; }

    public required string Region { get; init; }

    /// <summary>The sheets of these names, by name.</summary>
    public static Dictionary<string, MemberSheetRow> Named(Session session, string partyId, IEnumerable<string> sheets) =>
        session.Query<MemberSheetRow>(SheetsNamed, new { PartyId = partyId, Sheets = sheets.Distinct(StringComparer.Ordinal).ToArray() })
            .ToDictionary(row => row.Sheet, StringComparer.Ordinal);

    /// <summary>The number of the last sheet; 0 where there is none.</summary>
    public static long Last(Session session, string partyId) =>
        session.Single<long?>("SELECT MAX(Number) FROM MemberSheet WHERE PartyId = @PartyId", new { PartyId = partyId }) ?? 0;

    private const string SheetsNamed = """
        SELECT *
        FROM MemberSheet
        WHERE PartyId = @PartyId AND Sheet IN @Sheets
        """;
}

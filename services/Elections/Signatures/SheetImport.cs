using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Signatures;

/// <summary>Enters sheets row by row: each is stored, there already, or refused for itself.</summary>
internal static class SheetImport
{
    /// <summary>Stores the rows that are new, and answers every one.</summary>
    public static (IReadOnlyList<RowResult> Results, IReadOnlyList<SignatureSheet> Stored) Into(
        LedgerTransaction tx, string ownerKind, string ownerId, IReadOnlyList<SignatureSheet> rows, Jurisdiction jurisdiction)
    {
        var (results, stored) = Sort(rows, Present(tx, ownerKind, ownerId, rows), jurisdiction);
        tx.InsertMany("SignatureSheet", stored.Select(sheet => tx.Stamp(new SheetRow
        {
            OwnerKind = ownerKind,
            OwnerId = ownerId,
            Sheet = sheet.Sheet,
            Region = sheet.Region,
            Valid = sheet.Valid,
            Invalid = sheet.Invalid,
            Collector = sheet.Collector,
        })).ToArray());
        return (results, stored);
    }

    /// <summary>A sheet as the ledger keeps it: whoever collected it is committed to, not named.</summary>
    public static CommittedSheet To(this Commitments commitments, SignatureSheet sheet) => new()
    {
        Sheet = sheet.Sheet,
        Region = sheet.Region,
        Valid = sheet.Valid,
        Invalid = sheet.Invalid,
        CollectorCommitment = commitments.To(sheet.Collector),
    };

    private static Dictionary<string, SignatureSheet> Present(
        LedgerTransaction tx, string ownerKind, string ownerId, IEnumerable<SignatureSheet> rows) =>
        tx.Query<SheetRow>(SheetsNamed, new
        {
            OwnerKind = ownerKind,
            OwnerId = ownerId,
            Sheets = rows.Select(row => row.Sheet).Distinct(StringComparer.Ordinal),
        }).ToDictionary(row => row.Sheet, row => row.ToProto().Sheet, StringComparer.Ordinal);

    private static (IReadOnlyList<RowResult> Results, IReadOnlyList<SignatureSheet> New) Sort(
        IReadOnlyList<SignatureSheet> rows, Dictionary<string, SignatureSheet> present, Jurisdiction jurisdiction)
    {
        var regions = jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var results = new List<RowResult>();
        var added = new List<SignatureSheet>();
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            var result = new RowResult { Row = (uint)index, Outcome = RowOutcome.Stored };
            if (!regions.Contains(row.Region))
                result.Refuse(ErrorReason.RegionUnknown, $"region: '{row.Region}' is no region of '{jurisdiction.Code}'.");
            else if (!present.TryGetValue(row.Sheet, out var known))
                added.Add(present[row.Sheet] = row);
            else if (known.Equals(row))
                result.Outcome = RowOutcome.Present;
            else
                result.Refuse(ErrorReason.SheetDiffers, $"sheet: '{row.Sheet}' is there already with another content.");
            results.Add(result);
        }

        return (results, added);
    }

    private const string SheetsNamed = """
        SELECT *
        FROM SignatureSheet
        WHERE OwnerKind = @OwnerKind AND OwnerId = @OwnerId AND Sheet IN @Sheets
        """;
}

using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.MemberSignatures;

public sealed partial class MemberSignatureService
{
    /// <inheritdoc />
    public override Task<ImportSignatureSheetsResponse> ImportSignatureSheets(
        ImportSignatureSheetsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var party = PartyRow.Require(tx, request.PartyId);
            tx.Call.RequireScope(party.Jurisdiction);
            tx.Concerns(party.Jurisdiction);
            var inForce = law.On(tx, party.Jurisdiction, tx.OccurredDay);
            inForce.Judge([SignatureRules.CollectsInOneWay(party.Id, "BY_SHEET", MemberSignatureChunkRow.Any(tx, party.Id) ? "ONE_BY_ONE" : "BY_SHEET")]).RefuseIfViolated();
            var (results, stored) = Sort(request.Rows, Present(tx, party.Id, request.Rows), inForce.Jurisdiction);

            tx.InsertMany("SignatureSheet", stored.Select(sheet => tx.Stamp(new SheetRow
            {
                PartyId = party.Id,
                Sheet = sheet.Sheet,
                Region = sheet.Region,
                Valid = sheet.Valid,
                Invalid = sheet.Invalid,
                Collector = sheet.Collector,
            })).ToArray());
            if (stored.Count > 0)
                tx.Record(new SignatureSheetsImported { PartyId = party.Id, Sheets = { stored.Select(Commit) } });
            return new ImportSignatureSheetsResponse
            {
                Rows = { results },
                Findings = { Judge(tx, party.Id, inForce) },
            };
        });

    private static IReadOnlyList<Finding> Judge(LedgerTransaction tx, string partyId, LawInForce<PartiesLaw> inForce) => inForce.Judge(
        SignatureRules.EnoughInEachRegion(partyId, RegionSignatures.Of(tx, partyId, tx.OccurredDay.Iso()), inForce.Rules.Signatures, inForce.Jurisdiction));

    private static Dictionary<string, SignatureSheet> Present(LedgerTransaction tx, string partyId, IEnumerable<SignatureSheet> rows) =>
        tx.Query<SheetRow>(SheetsNamed, new { PartyId = partyId, Sheets = rows.Select(row => row.Sheet).Distinct(StringComparer.Ordinal) })
            .ToDictionary(row => row.Sheet, row => row.ToProto().Sheet, StringComparer.Ordinal);

    /// <summary>Answers every row for itself, and says which are new.</summary>
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

    private CommittedSheet Commit(SignatureSheet sheet) => new()
    {
        Sheet = sheet.Sheet,
        Region = sheet.Region,
        Valid = sheet.Valid,
        Invalid = sheet.Invalid,
        CollectorCommitment = commitments.To(sheet.Collector),
    };

    private const string SheetsNamed = """
        SELECT *
        FROM SignatureSheet
        WHERE PartyId = @PartyId AND Sheet IN @Sheets
        """;
}

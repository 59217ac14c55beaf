using Grpc.Core;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<ImportInitiativeSheetsResponse> ImportInitiativeSheets(ImportInitiativeSheetsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var initiative = InitiativeRow.Require(tx, request.InitiativeId);
            tx.Call.RequireScope(initiative.Jurisdiction);
            tx.Concerns(initiative.Jurisdiction);
            var frozen = initiative.ToLaw();
            frozen.Judge([SignatureRules.OneWay(initiative.Id, "SHEET_COUNTS", SignatureCounters.Any(tx, initiative.ToKey()) ? "SIGNATURES" : "SHEET_COUNTS")])
                .RefuseIfViolated();
            var (results, stored) = SheetImport.Into(
                tx, SheetOwner.Initiative, initiative.Id, request.Rows, jurisdictions[initiative.Jurisdiction].Jurisdiction);
            if (stored.Count > 0)
                tx.Record(new InitiativeSheetsImported { InitiativeId = initiative.Id, Sheets = { stored.Select(commitments.To) } });
            var found = RegionSignatures.Of(tx, SheetOwner.Initiative, initiative.Id, tx.OccurredDay.Iso());
            return new ImportInitiativeSheetsResponse
            {
                Rows = { results },
                Findings = { frozen.Judge(InitiativeRules.EnoughSignatures(initiative.Id, found, frozen)) },
            };
        });
}

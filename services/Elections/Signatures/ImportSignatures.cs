using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<ImportSignaturesResponse> ImportSignatures(ImportSignaturesRequest request, ServerCallContext context)
    {
        commitments.Seal(request.InitiativeId, SignatureSeal.LawOf(database, request.InitiativeId), request.Rows);
        return ledger.Write(request, context, tx =>
        {
            var (entered, findings) = Enter(tx, request.InitiativeId, request.Rows);
            return new ImportSignaturesResponse
            {
                Rows = { entered.Results },
                Findings = { findings },
                Tallies = { entered.Tallies },
                CommitmentRoot = entered.CommitmentRoot,
            };
        });
    }

    /// <summary>Enters sealed signatures, each decided for itself, and moves the counters by those that are new.</summary>
    private (Entered Entered, IReadOnlyList<Finding> Findings) Enter(LedgerTransaction tx, string initiativeId, IReadOnlyList<SignatureEntry> rows)
    {
        var initiative = Open(tx, initiativeId);
        var taken = Taken(InitiativeStepRow.Of(tx, initiative.Id));
        var findings = initiative.ToLaw().Judge(SignatureRules.MayCollect(
            initiative.Id, taken, HasSheetCounts(tx, initiative), VerificationRow.Any(tx, initiative.ToKey())));
        findings.RefuseIfViolated();

        var regions = jurisdictions[initiative.Jurisdiction].Jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        // Once the sheets are handed in, withdrawals have their effect: also on what is entered after that.
        var entered = new SignatureImport(tx, initiative, regions, taken.Contains(InitiativeStep.Submitted)).Enter(rows);
        if (entered.Chunk > 0)
        {
            tx.Record(new SignaturesImported
            {
                InitiativeId = initiative.Id,
                Chunk = entered.Chunk,
                CommitmentRoot = entered.CommitmentRoot,
                Tallies = { entered.Tallies },
            });
        }

        return (entered, findings);
    }

    private static bool HasSheetCounts(Platform.Data.Session session, InitiativeRow initiative) =>
        RegionSignatures.Any(session, SheetOwner.Initiative, initiative.Id);
}

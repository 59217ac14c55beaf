using Grpc.Core;
using Saylau.Elections.Signatures;
using Saylau.Elections.V1;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<ImportSupportSheetsResponse> ImportSupportSheets(ImportSupportSheetsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var candidate = CandidateRow.Require(tx, request.CandidateId);
            RequireCommissionOrParty(tx.Call, candidate.Jurisdiction, candidate.Nominator, candidate.PartyId);
            tx.Concerns(candidate.Jurisdiction);
            var inForce = law.On(tx, candidate.Jurisdiction, tx.OccurredDay);
            var (results, stored) = SheetImport.Into(tx, SheetOwner.Candidate, candidate.Id, request.Rows, inForce.Jurisdiction);
            if (stored.Count > 0)
                tx.Record(new SupportSheetsImported { CandidateId = candidate.Id, Sheets = { stored.Select(commitments.To) } });
            return new ImportSupportSheetsResponse
            {
                Rows = { results },
                Findings = { Eligibility.On(tx, candidate, tx.OccurredDay.Iso(), inForce) },
            };
        });
}

using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Transcripts;

/// <summary>Transcripts of sittings: always stored, shown as the law allows.</summary>
public sealed partial class TranscriptService(
    LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions, Commitments commitments)
    : V1.TranscriptService.TranscriptServiceBase;

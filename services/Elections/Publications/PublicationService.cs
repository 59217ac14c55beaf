using Saylau.Elections.Publications.Exports;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Publications;

/// <summary>What the commission published of the results, and how transparent that leaves the election.</summary>
public sealed partial class PublicationService(
    LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, LedgerProofs proofs, ExportDesk exports)
    : V1.PublicationService.PublicationServiceBase;

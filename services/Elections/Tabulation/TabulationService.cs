using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

/// <summary>Votes added up, what follows from them, and the result that is certified.</summary>
public sealed partial class TabulationService(
    LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, JurisdictionCatalog jurisdictions)
    : V1.TabulationService.TabulationServiceBase;

using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Territory;

/// <summary>Precincts: the smallest areas that results are counted in.</summary>
public sealed partial class TerritoryService(LedgerWriter ledger, Database database, JurisdictionCatalog jurisdictions)
    : V1.TerritoryService.TerritoryServiceBase;

using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Territory;

/// <summary>Precincts: the smallest areas that results are counted in, and the districts made of them.</summary>
public sealed partial class TerritoryService(
    LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, JurisdictionCatalog jurisdictions)
    : V1.TerritoryService.TerritoryServiceBase;

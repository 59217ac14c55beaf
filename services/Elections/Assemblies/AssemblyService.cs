using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Assemblies;

/// <summary>Assemblies whose deputies are electors, and elections that they hold.</summary>
public sealed partial class AssemblyService(
    LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, JurisdictionCatalog jurisdictions)
    : V1.AssemblyService.AssemblyServiceBase;

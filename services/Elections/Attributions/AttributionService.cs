using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Attributions;

/// <summary>Where somebody says that an initiative or a candidate stands.</summary>
public sealed partial class AttributionService(LedgerWriter ledger, Database database, JurisdictionCatalog jurisdictions)
    : V1.AttributionService.AttributionServiceBase;

using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Commissions;

/// <summary>Election commissions, and how members, voters and observers are trained.</summary>
public sealed partial class CommissionService(LedgerWriter ledger, Database database, JurisdictionCatalog jurisdictions)
    : V1.CommissionService.CommissionServiceBase;

using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Founding;

/// <summary>How a party begins: an organising committee, and the notice that it gives.</summary>
public sealed partial class FoundingService(LedgerWriter ledger, Database database, LawBook<PartiesLaw> law, JurisdictionCatalog jurisdictions)
    : V1.FoundingService.FoundingServiceBase;

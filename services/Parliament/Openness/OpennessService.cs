using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Openness;

/// <summary>What of parliament's work the public can see, measured over all of it.</summary>
public sealed partial class OpennessService(
    LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions)
    : V1.OpennessService.OpennessServiceBase;

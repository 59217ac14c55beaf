using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Chambers;

/// <summary>The chambers of parliament, and the seats that the law gives them.</summary>
public sealed partial class ChamberService(
    LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions)
    : V1.ChamberService.ChamberServiceBase;

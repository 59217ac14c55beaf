using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Congresses;

/// <summary>Founding congresses: who came, and from where.</summary>
public sealed partial class CongressService(LedgerWriter ledger, Database database, LawBook<PartiesLaw> law, JurisdictionCatalog jurisdictions)
    : V1.CongressService.CongressServiceBase;

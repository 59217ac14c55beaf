using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

/// <summary>The protocols of polling stations: what each counted, every version of it, and who voted until when.</summary>
public sealed partial class ProtocolService(
    LedgerWriter ledger, Database database, LawBook<ElectionsLaw> law, JurisdictionCatalog jurisdictions, ProtocolMeters meters)
    : V1.ProtocolService.ProtocolServiceBase;

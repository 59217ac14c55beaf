using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Accreditations;

/// <summary>Who may watch parliament at work, and who did.</summary>
public sealed partial class AccreditationService(
    LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions)
    : V1.AccreditationService.AccreditationServiceBase;

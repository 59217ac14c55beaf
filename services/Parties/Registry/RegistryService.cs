using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registry;

/// <summary>The register of parties and movements.</summary>
public sealed partial class RegistryService(LedgerWriter ledger, Database database, JurisdictionCatalog jurisdictions)
    : V1.RegistryService.RegistryServiceBase
{
    // The parties of a jurisdiction with their standing on a day; StandingRules wrote the periods.
    private const string PartiesOnDay = """
        SELECT p.*, s.Standing
        FROM Party p
        JOIN StandingPeriod s ON s.PartyId = p.Id AND s.EffectiveFrom <= @Day AND (s.EffectiveUntil = '' OR s.EffectiveUntil > @Day)
        """;

}

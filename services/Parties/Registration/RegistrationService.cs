using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parties.Registration;

/// <summary>Registration by every authority that the law names.</summary>
public sealed partial class RegistrationService(
    LedgerWriter ledger, Database database, LawBook<PartiesLaw> law, JurisdictionCatalog jurisdictions)
    : V1.RegistrationService.RegistrationServiceBase
{
    /// <summary>The authorities that the law names, each region's for itself.</summary>
    private static AuthoritySeat[] Authorities(LawInForce<PartiesLaw> inForce) =>
        [.. RegistrationRules.Authorities(inForce.Rules.Registration, inForce.Jurisdiction)];

    /// <summary>The authority acts itself, and nobody for it.</summary>
    private static void RequireAuthority(Call call, AuthorityKind authority, string region, string jurisdiction)
    {
        var (role, scope) = authority switch
        {
            AuthorityKind.RegionalCommission => (Role.RegionalCommission, region),
            AuthorityKind.Registrar => (Role.Registrar, jurisdiction),
            _ => (Role.CentralCommission, jurisdiction),
        };
        call.RequireScope(role, scope);
    }
}

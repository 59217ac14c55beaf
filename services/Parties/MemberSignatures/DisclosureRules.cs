using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Access;

namespace Saylau.Parties.MemberSignatures;

/// <summary>What of the sheets is kept from whom.</summary>
internal static class DisclosureRules
{
    private static readonly Role[] Insiders = [Role.Registrar, Role.CentralCommission, Role.Auditor];

    /// <summary>
    /// Who collected signatures is told to the party, to those who register and to auditors; to others only where the law
    /// does not withhold it. Null: nothing is withheld.
    /// </summary>
    public static Withheld? Collectors(Caller caller, string partyId, string jurisdiction, DisclosureLaw law)
    {
        var withheld = law.CollectorsWithheld is { Required: true };
        var insider = caller.Has(Role.Party, partyId) || Insiders.Any(role => caller.Has(role, jurisdiction));
        return withheld && !insider
            ? new Withheld { Field = "sheets.sheet.collector", Citation = law.CollectorsWithheld.Citation?.Text ?? "" }
            : null;
    }
}

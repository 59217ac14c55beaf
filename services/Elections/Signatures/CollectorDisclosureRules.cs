using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Access;

namespace Saylau.Elections.Signatures;

/// <summary>What of the sheets is kept from whom.</summary>
internal static class CollectorDisclosureRules
{
    private static readonly Role[] Insiders = [Role.CentralCommission, Role.Auditor];

    /// <summary>
    /// Who collected signatures is told to the commission, to auditors and to the party they were collected for; to others
    /// only where the law does not withhold it. Null: nothing is withheld.
    /// </summary>
    public static Withheld? Collectors(Caller caller, string partyId, string jurisdiction, ElectionsDisclosureLaw law)
    {
        var withheld = law.CollectorsWithheld is { Required: true };
        var insider = (partyId.Length > 0 && caller.Has(Role.Party, partyId)) || Array.Exists(Insiders, role => caller.Has(role, jurisdiction));
        return withheld && !insider
            ? new Withheld { Field = "sheets.sheet.collector", Citation = law.CollectorsWithheld.Citation?.Text ?? "" }
            : null;
    }

    /// <summary>The sheets without the names that are withheld.</summary>
    public static IEnumerable<RecordedSheet> Without(this IEnumerable<RecordedSheet> sheets, Withheld? withheld) => sheets.Select(sheet =>
    {
        if (withheld is not null)
            sheet.Sheet.Collector = "";
        return sheet;
    });
}

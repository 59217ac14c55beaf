using Saylau.Common.V1;
using Saylau.Elections.Territory;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Protocols;

/// <summary>Whose protocols a caller may enter: a country's, those of regions, those of precincts.</summary>
internal sealed class CountingScope
{
    private readonly bool everywhere;
    private readonly HashSet<string> regions;
    private readonly HashSet<string> precincts;

    private CountingScope(bool everywhere, IEnumerable<RoleGrant> held)
    {
        this.everywhere = everywhere;
        regions = held.Where(grant => grant.Role is Role.RegionalCommission).Select(grant => grant.Scope).ToHashSet(StringComparer.Ordinal);
        precincts = held.Where(grant => grant.Role is Role.PrecinctCommission).Select(grant => grant.Scope).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The scope of the caller in a jurisdiction.</summary>
    /// <exception cref="Refusal">PERMISSION_DENIED/SCOPE_NOT_ALLOWED: it has none.</exception>
    public static CountingScope Require(LedgerTransaction tx, Jurisdiction jurisdiction)
    {
        var caller = tx.Call.Caller;
        var known = jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var stations = PrecinctRow.Named(tx, jurisdiction.Code,
            caller.Grants.Where(grant => grant.Role is Role.PrecinctCommission).Select(grant => grant.Scope));
        var held = caller.Grants.Where(grant =>
            (grant.Role is Role.RegionalCommission && known.Contains(grant.Scope))
            || (grant.Role is Role.PrecinctCommission && stations.ContainsKey(grant.Scope))).ToArray();

        var everywhere = held.Length == 0 || caller.Has(Role.CentralCommission, jurisdiction.Code);
        var acting = everywhere ? new RoleGrant(Role.CentralCommission, jurisdiction.Code) : held[0];
        tx.Call.RequireScope(acting.Role, acting.Scope);
        return new(everywhere, held);
    }

    /// <summary>Whether a precinct is within it.</summary>
    public bool Holds(string region, string precinctId) => everywhere || regions.Contains(region) || precincts.Contains(precinctId);
}

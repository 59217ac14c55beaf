using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Territory;
using Saylau.Platform.Access;
using Saylau.Platform.Data;
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
    public static CountingScope Require(LedgerTransaction tx, Jurisdiction jurisdiction) => Require(tx, tx.Call, jurisdiction);

    /// <summary>What the caller may look at before it is published: what it may enter, and everything for an auditor.</summary>
    /// <exception cref="Refusal">PERMISSION_DENIED/SCOPE_NOT_ALLOWED: it has none.</exception>
    public static CountingScope RequireToSee(Session session, Call call, Jurisdiction jurisdiction)
    {
        if (!call.Caller.Has(Role.Auditor, jurisdiction.Code))
            return Require(session, call, jurisdiction);
        call.RequireScope(Role.Auditor, jurisdiction.Code);
        return new(everywhere: true, []);
    }

    private static CountingScope Require(Session tx, Call call, Jurisdiction jurisdiction)
    {
        var caller = call.Caller;
        var known = jurisdiction.Regions.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var stations = PrecinctRow.Named(tx, jurisdiction.Code,
            caller.Grants.Where(grant => grant.Role is Role.PrecinctCommission).Select(grant => grant.Scope));
        var held = caller.Grants.Where(grant =>
            (grant.Role is Role.RegionalCommission && known.Contains(grant.Scope))
            || (grant.Role is Role.PrecinctCommission && stations.ContainsKey(grant.Scope))).ToArray();

        var everywhere = held.Length == 0 || caller.Has(Role.CentralCommission, jurisdiction.Code);
        var acting = everywhere ? new RoleGrant(Role.CentralCommission, jurisdiction.Code) : held[0];
        call.RequireScope(acting.Role, acting.Scope);
        return new(everywhere, held);
    }

    /// <summary>Whether a precinct is within it.</summary>
    public bool Holds(string region, string precinctId) => HoldsAbove(region) || precincts.Contains(precinctId);

    /// <summary>Whether a region is within it: the commission is above those of its precincts.</summary>
    public bool HoldsAbove(string region) => everywhere || regions.Contains(region);

    /// <summary>Whether it is of a commission above those of precincts. What comes for a station nobody knows is kept for those.</summary>
    public bool IsAbove => everywhere || regions.Count > 0;

    /// <summary>Whether it is the whole country's.</summary>
    public bool IsEverywhere => everywhere;

    /// <summary>Lets a precinct pass that is within it.</summary>
    /// <exception cref="Refusal">PERMISSION_DENIED/PRECINCT_OUT_OF_SCOPE.</exception>
    public void RequireHolds(string region, string precinctId)
    {
        if (!Holds(region, precinctId))
        {
            throw new Refusal(StatusCode.PermissionDenied, EnumText.Of(V1.ErrorReason.PrecinctOutOfScope),
                $"precinct_id: '{precinctId}' is not a precinct of the caller's commission.");
        }
    }
}

using Saylau.Common.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Law;

namespace Saylau.Platform.Ledger;

/// <summary>Whose events a caller may read: those of some jurisdictions, or all.</summary>
/// <param name="All">Every event.</param>
/// <param name="Jurisdictions">Otherwise: the events of these.</param>
/// <param name="Untold">Whose events those are that do not say it; null where more than one jurisdiction may have written them.</param>
internal sealed record Readable(bool All, IReadOnlySet<string> Jurisdictions, string? Untold)
{
    private const string Everywhere = "*";

    /// <summary>What a caller may read. Services follow whole ledgers; auditors and archives read those of their jurisdiction.</summary>
    public static Readable By(Caller caller, JurisdictionCatalog jurisdictions)
    {
        var scopes = caller.Grants.Where(grant => grant.Role is Role.Auditor or Role.Archive).Select(grant => grant.Scope).ToHashSet(StringComparer.Ordinal);
        return new(caller.Has(Role.Service) || scopes.Contains(Everywhere), scopes, jurisdictions.Only);
    }

    /// <summary>Whether an event that is about this jurisdiction may be read.</summary>
    public bool Includes(string jurisdiction) =>
        All || ((jurisdiction.Length > 0 ? jurisdiction : Untold) is { } told && Jurisdictions.Contains(told));
}

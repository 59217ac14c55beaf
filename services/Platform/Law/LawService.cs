using Saylau.Common.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Hosting;
using Saylau.Platform.Ledger;

namespace Saylau.Platform.Law;

/// <summary>The law that this service applies: who may change it, and what it says.</summary>
public sealed partial class LawService(LedgerWriter ledger, Database database, JurisdictionCatalog catalog, ServiceIdentity identity)
    : Common.V1.LawService.LawServiceBase
{
    private readonly LawBook law = new(catalog);

    private void RequireOurs(string area)
    {
        if (!string.Equals(area, identity.Area, StringComparison.Ordinal))
            throw Refusal.NotFound(ErrorReason.LedgerElsewhere, "area", area);
    }

    private (LawVersion Version, IReadOnlyList<Finding> Findings) Judge(
        Session session, string jurisdiction, string id, string act, string effectiveFrom)
    {
        var (version, since) = law.Versions(session, jurisdiction)
            .FirstOrDefault(version => string.Equals(version.Version.Version, id, StringComparison.Ordinal));
        return version is null
            ? throw Refusal.NotFound(ErrorReason.LawVersionUnknown, "version", id)
            : (version, [.. LawRules.MayComeIntoForce(version, act, effectiveFrom, since)]);
    }
}

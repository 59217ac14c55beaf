using Saylau.Common.V1;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Mandates;

/// <summary>Who holds a seat, how it was come by, and whether the country's groups are represented.</summary>
internal sealed partial class MandateService(
    LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions, ElectedPersons elected,
    ElectedLists lists, MandateChanges changes, Commitments commitments)
    : V1.MandateService.MandateServiceBase
{
    /// <summary>The mandate that a write changes: of the caller's jurisdiction, and as the caller last read it.</summary>
    private static MandateRow Changing(LedgerTransaction tx, string mandateId, string etag)
    {
        var mandate = MandateRow.Require(tx, mandateId);
        var jurisdiction = ChamberRow.Require(tx, mandate.ChamberId).Jurisdiction;
        tx.Call.RequireScope(jurisdiction);
        tx.Concerns(jurisdiction);
        Etags.Require(etag, mandate.Version);
        return mandate;
    }

    private void RequireRegion(string region, string jurisdiction)
    {
        if (region.Length > 0 && !jurisdictions[jurisdiction].Jurisdiction.Regions.Any(known => string.Equals(known.Code, region, StringComparison.Ordinal)))
            throw Refusal.Invalid(ErrorReason.RegionUnknown, ("region", $"'{region}' is no region of '{jurisdiction}'."));
    }

    private static void RequirePeriod(string startsOn, string endsOn)
    {
        if (endsOn.Length > 0 && string.CompareOrdinal(endsOn, startsOn) <= 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("ends_on", "is not after starts_on."));
    }

    private static IReadOnlyList<Finding> JudgeElected(
        Session session, ChamberRow chamber, ElectionClaim claim, ElectedFacts facts, string day, LawInForce<ParliamentLaw> inForce) =>
        inForce.Judge(MandateRules.MayTakeElectedSeat(
            claim, facts, MandateRow.HeldOn(session, chamber.Id, day), ChamberRules.Of(inForce.Rules, chamber.Id), inForce.Rules.Mandates));
}

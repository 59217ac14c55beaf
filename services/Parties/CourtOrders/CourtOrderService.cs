using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.CourtOrders;

/// <summary>Orders of courts: an interval, a ground, and the acts they block.</summary>
public sealed partial class CourtOrderService(
    LedgerWriter ledger, Database database, LawBook<PartiesLaw> law, JurisdictionCatalog jurisdictions)
    : V1.CourtOrderService.CourtOrderServiceBase
{
    private static IReadOnlyList<Finding> Judge(
        Session session, PartyRow party, CourtMeasure measure, Ground ground, uint? months, string allianceId, string day,
        LawInForce<PartiesLaw> inForce)
    {
        if (measure is CourtMeasure.Suspension && months is null)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("months", "is required for a suspension."));
        var standing = EnumText.Parse<PartyStanding>(StandingPeriodRow.On(session, party.Id, day).Standing);
        return inForce.Judge(CourtOrderRules.MayOrder(
            measure, ground, months, standing, Alliance(session, allianceId, party.Id), inForce.Rules.Suspension));
    }

    private static AllianceFacts? Alliance(Session session, string allianceId, string partyId)
    {
        if (allianceId.Length == 0)
            return null;
        var lawful = session.Find<bool?>("SELECT Lawful FROM PartyAlliance WHERE Id = @Id", new { Id = allianceId })
            ?? throw Refusal.NotFound(ErrorReason.AllianceNotFound, "alliance_id", allianceId);
        return new(allianceId, lawful, session.Find<int?>(MemberExists, new { AllianceId = allianceId, PartyId = partyId }) is not null);
    }

    private const string MemberExists = """
        SELECT 1
        FROM AllianceMember
        WHERE AllianceId = @AllianceId AND PartyId = @PartyId
        """;
}

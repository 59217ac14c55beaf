using Saylau.Common.V1;
using Saylau.Parliament.Accreditations;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Admissions;

/// <summary>Rooms to watch a sitting from, who asked to be admitted, what was decided, and who was there.</summary>
public sealed partial class AdmissionService(
    LedgerWriter ledger, Database database, LawBook<ParliamentLaw> law, JurisdictionCatalog jurisdictions)
    : V1.AdmissionService.AdmissionServiceBase
{
    private LawInForce<ParliamentLaw> LawOf(Session session, string jurisdiction, string heldOn) => law.On(session, jurisdiction, TextFormats.FirstDay(heldOn));

    private static IReadOnlyList<SittingItemRow> Agenda(Session session, string sittingId) => [.. SittingItemRow.Of(session, [sittingId])[sittingId]];

    /// <summary>Items as they are stored, each on the agenda and named once.</summary>
    private static string ItemsNamed(Session session, string sittingId, IReadOnlyCollection<string> items)
    {
        if (items.Distinct(StringComparer.Ordinal).Count() < items.Count)
            throw Refusal.Invalid(ErrorReason.ItemRepeated, ("item_ids", "name an item twice."));
        var agenda = items.Count > 0 ? Agenda(session, sittingId) : [];
        foreach (var item in items)
            _ = SittingItemRow.Require(agenda, item, "item_ids");
        return string.Join(',', items);
    }

    /// <summary>
    /// What stands in the way of granting a request in a room, by the law of the day of the sitting. Where no room is named, in the
    /// room in which the least does.
    /// </summary>
    private IReadOnlyList<Finding> InTheWay(Session session, AdmissionRequestRow request, string roomId)
    {
        var inForce = LawOf(session, request.Jurisdiction, request.HeldOn);
        var open = RoomsOpen.To(session, request.SittingId);
        var accreditation = (AccreditationRow.Require(session, request.AccreditationId), PauseRow.Of(session, request.AccreditationId));
        var agenda = Agenda(session, request.SittingId);
        IReadOnlyList<Finding> In(RoomRow? room) => inForce.Judge(AdmissionRules.MayGrant(request, accreditation, agenda, room,
            open.Links.FirstOrDefault(link => string.Equals(link.RoomId, room?.Id, StringComparison.Ordinal)), room is null ? 0 : open.AdmittedTo(room.Id), inForce.Rules));
        if (roomId.Length > 0)
            return In(RoomRow.Require(session, roomId, request.Jurisdiction));
        return open.Links.Select(link => In(open.Rooms[link.RoomId])).MinBy(findings => findings.Count(finding => finding.Outcome is not Outcome.Satisfied)) ?? In(null);
    }
}

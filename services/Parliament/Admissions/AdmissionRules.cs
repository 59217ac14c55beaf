using Saylau.Common.V1;
using Saylau.Parliament.Accreditations;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Parliament.Admissions;

/// <summary>What stands in the way of admission, and whether a refusal has a reason in the rules.</summary>
internal static class AdmissionRules
{
    /// <summary>The rule that a refusal has a rule behind it.</summary>
    public const string RefusalHasRule = "parliament.admissions.refusal_has_rule";

    /// <summary>What each act makes of a request in each state.</summary>
    public static Lifecycle<AdmissionState, AdmissionAct> Lifecycle { get; } = new(
        "parliament.admissions.state",
        (AdmissionState.Unspecified, AdmissionAct.Request, AdmissionState.Filed),
        (AdmissionState.Filed, AdmissionAct.Grant, AdmissionState.Granted),
        (AdmissionState.Filed, AdmissionAct.Refuse, AdmissionState.Refused));

    /// <summary>May admission be asked for? The sitting is still to come or under way. That it is late is a warning: it may be granted all the same.</summary>
    public static IEnumerable<Finding> MayRequest(SittingRow sitting, string day, AccreditationLaw? law)
    {
        yield return SittingRules.IsIn(sitting, "parliament.admissions.sitting_to_come", SittingState.Convened, SittingState.Opened, SittingState.Suspended);
        if (law?.RequestDays is { } days)
            yield return Days.Late(days.Against(Days.From(day, sitting.HeldOn)));
    }

    /// <summary>
    /// May a room be opened to a sitting? The sitting has not ended, and the room is of a chamber that sits. A room from which no
    /// class that may come there may watch by the law is a warning.
    /// </summary>
    public static IEnumerable<Finding> MayLink(SittingRow sitting, RoomRow room, ParliamentLaw law)
    {
        yield return SittingRules.IsIn(sitting, "parliament.rooms.sitting_to_come", SittingState.Convened, SittingState.Opened, SittingState.Suspended);
        if (room.ChamberId.Length > 0)
        {
            yield return Findings.Make("parliament.rooms.chamber_sits", null, room.Id, Findings.Text(sitting.ChamberIds), Findings.Text(room.ChamberId),
                Findings.Met(sitting.Chambers().Contains(room.ChamberId, StringComparer.Ordinal)), $"rooms/{room.Id}");
        }

        var may = law.Access.Any(rule => rule.Mode == room.ToMode() && room.Admits(EnumText.Of(rule.AccreditationClass)));
        yield return Findings.Make("parliament.rooms.somebody_may_watch", law.Access.FirstOrDefault()?.Citation, room.Id, null, Findings.Text(room.Classes),
            may ? Outcome.Satisfied : Outcome.Warning, $"rooms/{room.Id}");
    }

    /// <summary>
    /// What stands in the way of granting a request in a room? The accreditation holds on the day, the law admits its class, there
    /// is something to watch, and each item that is asked for alone can be watched; the room is open to them and has the places.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="accreditation">Its accreditation, with its pauses.</param>
    /// <param name="agenda">The agenda of the sitting.</param>
    /// <param name="room">The room; null if none suits.</param>
    /// <param name="link">How it is open to the sitting; null if it is not.</param>
    /// <param name="admitted">How many were admitted to it before.</param>
    /// <param name="law">The law of parliament.</param>
    public static IEnumerable<Finding> MayGrant(
        AdmissionRequestRow request, (AccreditationRow Row, IReadOnlyList<PauseRow> Pauses) accreditation, IReadOnlyList<SittingItemRow> agenda,
        RoomRow? room, SittingRoomRow? link, uint admitted, ParliamentLaw law)
    {
        var mode = room?.ToMode() ?? EnumText.Parse<AccessMode>(request.ModeAsked);
        var asked = agenda.Where(item => ItemList.Has(request.ItemIds, item.ItemId)).ToList();
        foreach (var finding in AccessRules.MayAdmit(accreditation.Row, mode, request.HeldOn, asked, law, accreditation.Pauses))
            yield return finding;
        var accredited = EnumText.Parse<AccreditationClass>(request.AccreditationClass);
        foreach (var item in request.ItemIds.Length > 0 ? asked : [])
        {
            yield return Findings.Make("parliament.admissions.item", law.Closures.ReasonPublic.Citation, item.ItemId,
                Findings.Text(EnumText.Of(mode)), Findings.Text(item.OpennessNow), Findings.Met(AccessRules.IsWatchable(item, accredited, mode)));
        }

        foreach (var finding in HasPlace(request, room, link, admitted))
            yield return finding;
    }

    /// <summary>
    /// What a refusal needs: the law knows its ground. That no rule stands in the way of what is refused is said, and a warning:
    /// who refuses may do so, and everybody may read that the rules did not.
    /// </summary>
    public static IEnumerable<Finding> MayRefuse(RefusalGround ground, IEnumerable<Finding> inTheWay, AccreditationLaw? law)
    {
        if (law?.RefusalGrounds is { } rule)
        {
            yield return Findings.Make(rule.Rule, rule.Citation, "", Findings.Text(string.Join(", ", rule.Grounds.Select(EnumText.Of))),
                Findings.Text(EnumText.Of(ground)), Findings.Met(rule.Grounds.Contains(ground)));
        }

        var violated = inTheWay.Where(finding => finding.Outcome is Outcome.Violated or Outcome.Undetermined).Select(finding => finding.Rule)
            .Distinct(StringComparer.Ordinal).ToList();
        yield return Findings.Make(RefusalHasRule, null, EnumText.Of(ground), null, violated.Count > 0 ? Findings.Text(string.Join(", ", violated)) : null,
            violated.Count > 0 ? Outcome.Satisfied : Outcome.Warning);
    }

    /// <summary>Was a request decided in time? A late decision is one all the same.</summary>
    public static IEnumerable<Finding> InTime(string requestedOn, string day, AccreditationLaw? law) =>
        law?.DecisionDays is { } rule ? [Days.Late(rule.Against(Days.From(requestedOn, day)))] : [];

    /// <summary>
    /// May presence be entered? The request was granted, the sitting was opened, no more were there than were admitted, at what was
    /// granted, and the room held them.
    /// </summary>
    public static IEnumerable<Finding> MayBeThere(
        AdmissionRequestRow request, SittingRow sitting, RoomRow? room, PresenceRow presence, IEnumerable<WatchedRow> others)
    {
        var evidence = $"admissionRequests/{request.Id}";
        yield return Findings.Make("parliament.presence.granted", null, "", Findings.Text(EnumText.Of(AdmissionState.Granted)), Findings.Text(request.State),
            Findings.Met(request.StateNow() is AdmissionState.Granted), evidence);
        yield return SittingRules.IsIn(sitting, "parliament.presence.sitting_opened", SittingState.Opened, SittingState.Suspended, SittingState.Closed);
        yield return Findings.Make("parliament.presence.items_granted", null, "", Findings.Text(request.ItemIds.Length > 0 ? request.ItemIds : "ALL"),
            Findings.Text(presence.ItemIds.Length > 0 ? presence.ItemIds : "ALL"), Findings.Met(ItemList.Covers(request.ItemIds, presence.ItemIds)), evidence);
        var atOnce = others.Where(other => AreAtOnce(other, presence)).ToList();
        var ofRequest = (uint)(atOnce.Where(other => string.Equals(other.RequestId, request.Id, StringComparison.Ordinal)).Sum(other => other.Persons) + presence.Persons);
        yield return Findings.Make("parliament.presence.persons", null, "", Findings.Count((uint)request.Persons), Findings.Count(ofRequest),
            Findings.Met(ofRequest <= request.Persons), evidence);
        if (room is null)
            yield break;
        var inRoom = (uint)(atOnce.Where(other => string.Equals(other.RoomId, room.Id, StringComparison.Ordinal)).Sum(other => other.Persons) + presence.Persons);
        yield return Findings.Make("parliament.presence.places", null, room.Id, Findings.Count((uint)room.Places), Findings.Count(inRoom),
            Findings.Met(inRoom <= room.Places), $"rooms/{room.Id}");
    }

    /// <summary>Whether somebody was there at an item: what is not said of times or items is taken to cover all of them.</summary>
    public static bool WasAt(WatchedRow row, SittingItemRow item, long? until) => ItemList.Has(row.ItemIds, item.ItemId)
        && (item.TakenUpAt is null || ((row.LeftAt ?? long.MaxValue) > item.TakenUpAt && (row.ArrivedAt ?? 0) < (until ?? long.MaxValue)));

    private static bool AreAtOnce(WatchedRow other, PresenceRow presence) =>
        (other.ArrivedAt ?? 0) < (presence.LeftAt ?? long.MaxValue) && (presence.ArrivedAt ?? 0) < (other.LeftAt ?? long.MaxValue)
        && (other.ItemIds.Length == 0 || presence.ItemIds.Length == 0 || ItemList.Of(other.ItemIds).Intersect(ItemList.Of(presence.ItemIds), StringComparer.Ordinal).Any());

    private static IEnumerable<Finding> HasPlace(AdmissionRequestRow request, RoomRow? room, SittingRoomRow? link, uint admitted)
    {
        var isOpen = room is not null && link is not null && ItemList.Covers(link.ItemIds, request.ItemIds);
        yield return Findings.Make("parliament.admissions.room_open", null, room?.Id ?? "", Findings.Text(request.ItemIds.Length > 0 ? request.ItemIds : "ALL"),
            link is null ? null : Findings.Text(link.ItemIds.Length > 0 ? link.ItemIds : "ALL"), Findings.Met(isOpen), $"sittings/{request.SittingId}/rooms");
        if (room is null)
            yield break;
        yield return Findings.Make("parliament.admissions.room_class", null, room.Id, Findings.Text(room.Classes), Findings.Text(request.AccreditationClass),
            Findings.Met(room.Admits(request.AccreditationClass)), $"rooms/{room.Id}");
        yield return Findings.Make("parliament.admissions.places", null, room.Id, Findings.Count((uint)room.Places), Findings.Count(admitted + (uint)request.Persons),
            Findings.Met(admitted + request.Persons <= room.Places), $"rooms/{room.Id}");
    }
}

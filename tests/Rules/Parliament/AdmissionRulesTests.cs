using Saylau.Common.V1;
using Saylau.Parliament.Accreditations;
using Saylau.Parliament.Admissions;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.V1;

namespace Saylau.Tests.Rules.Parliament;

public sealed class AdmissionRulesTests
{
    [Theory]
    [InlineData("GRANTED", AccreditationAct.Revoke, RevocationGround.OrderBroken, "2011-03-01")]
    [InlineData("GRANTED", AccreditationAct.Revoke, RevocationGround.Other, "2011-03-01", "grounds")]
    [InlineData("GRANTED", AccreditationAct.Suspend, RevocationGround.Other, "2011-03-01", "grounds")]
    [InlineData("GRANTED", AccreditationAct.Resume, RevocationGround.Unspecified, "2011-03-01", "parliament.accreditations.state")]
    [InlineData("GRANTED", AccreditationAct.Amend, RevocationGround.Unspecified, "2011-01-31", "parliament.accreditations.in_order")]
    [InlineData("REVOKED", AccreditationAct.Appeal, RevocationGround.Unspecified, "2011-02-11")]
    [InlineData("REVOKED", AccreditationAct.Appeal, RevocationGround.Unspecified, "2011-02-12", "appeal")]
    [InlineData("REVOCATION_UPHELD", AccreditationAct.Appeal, RevocationGround.Unspecified, "2011-02-02", "parliament.accreditations.state")]
    [InlineData("APPEALED", AccreditationAct.RestoreOnAppeal, RevocationGround.Unspecified, "2012-01-01")]
    public void An_accreditation_ends_on_a_ground_that_the_law_knows(string state, AccreditationAct act, RevocationGround ground, string day, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(AccreditationRules.MayHappen(Accreditation() with { State = state }, act, ground, "2011-02-01", day, Law)));

    [Fact]
    public void A_ground_that_is_not_named_is_a_warning() => Assert.Equal(Outcome.Warning, ParliamentLaws.Of("grounds",
        AccreditationRules.MayHappen(Accreditation(), AccreditationAct.Revoke, RevocationGround.Unspecified, "2011-02-01", "2011-02-01", Law)));

    [Theory]
    [InlineData("SUSPENDED", AccreditationAct.Resume, "suspension", "2011-03-03", Outcome.Satisfied)]
    [InlineData("SUSPENDED", AccreditationAct.Resume, "suspension", "2011-03-04", Outcome.Warning)]
    [InlineData("APPEALED", AccreditationAct.UpholdOnAppeal, "decision", "2011-02-16", Outcome.Satisfied)]
    [InlineData("APPEALED", AccreditationAct.UpholdOnAppeal, "decision", "2011-02-17", Outcome.Warning)]
    public void What_ends_late_is_a_warning(string state, AccreditationAct act, string rule, string day, Outcome expected) => Assert.Equal(expected, ParliamentLaws.Of(rule,
        AccreditationRules.MayHappen(Accreditation() with { State = state }, act, RevocationGround.Unspecified, "2011-02-01", day, Law)));

    [Theory]
    [InlineData("", true)]
    [InlineData("2011-01-01", true)]
    [InlineData("2010-12-31", false)]
    public void The_last_day_is_not_before_the_first(string until, bool holds) =>
        Assert.Equal(holds ? [] : ["parliament.accreditations.period"], ParliamentLaws.Unmet([AccreditationRules.IsPeriod("2011-01-01", until)]));

    [Theory]
    [InlineData("2011-02-28", "2011-03-10", true)]
    [InlineData("2011-03-01", "2011-03-10", false)]
    [InlineData("2011-03-09", "2011-03-10", false)]
    [InlineData("2011-03-10", "2011-03-10", true)]
    [InlineData("2011-12-31", "", false)]
    public void An_accreditation_does_not_hold_while_it_is_suspended(string day, string until, bool valid) => Assert.Equal(valid, AccessRules.IsValid(
        Accreditation(), day, new PauseRow { AccreditationId = "paper", Number = 1, FromOn = "2011-03-01", UntilOn = until }));

    [Theory]
    [InlineData(AccreditationClass.Press, false)]
    [InlineData(AccreditationClass.PublicAssociation, true)]
    public void An_item_may_be_closed_to_media_alone(AccreditationClass accredited, bool watchable)
    {
        var item = ClosureRulesTests.Item("a", "REMOTE_ROOM") with { ClosedDimensions = "PRESS" };

        Assert.Equal(watchable, AccessRules.IsWatchable(item, accredited, AccessMode.RemoteRoom));
        Assert.Equal(watchable ? [] : ["parliament.access.press"], ParliamentLaws.Unmet(AccessRules.MayWatch(item, accredited, AccessMode.RemoteRoom, ParliamentLaws.Kz)));
    }

    [Theory]
    [InlineData("", 3u)]
    [InlineData("a", 3u)]
    [InlineData("", 4u, "parliament.admissions.places")]
    [InlineData("b", 0u, "parliament.access.something_to_watch", "parliament.admissions.item")]
    [InlineData("a,b", 0u, "parliament.admissions.item")]
    public void A_request_is_granted_where_there_is_a_place_and_something_to_watch(string items, uint admitted, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(Grant(Request(items), Room(), Link(""), admitted)));

    [Theory]
    [InlineData("", "a", "parliament.admissions.room_open")]
    [InlineData("a", "a")]
    [InlineData("a", "c", "parliament.admissions.room_open")]
    public void A_room_is_open_to_what_is_asked_for(string items, string open, params string[] violated) =>
        Assert.Equal(violated, ParliamentLaws.Unmet(Grant(Request(items), Room(), Link(open), 0)));

    [Fact]
    public void Another_class_another_room_or_none_stands_in_the_way()
    {
        Assert.Equal(["parliament.admissions.room_class"], ParliamentLaws.Unmet(Grant(Request(""), Room() with { Classes = "PUBLIC_ASSOCIATION" }, Link(""), 0)));
        Assert.Equal(["parliament.admissions.room_open"], ParliamentLaws.Unmet(Grant(Request(""), Room(), null, 0)));
        Assert.Equal(["parliament.admissions.room_open"], ParliamentLaws.Unmet(Grant(Request(""), null, null, 0)));
    }

    [Theory]
    [InlineData(RefusalGround.NoPlaces, true, Outcome.Satisfied)]
    [InlineData(RefusalGround.NoPlaces, false, Outcome.Warning)]
    [InlineData(RefusalGround.Other, true, Outcome.Satisfied, "refusals")]
    public void A_refusal_without_a_rule_behind_it_is_told(RefusalGround ground, bool full, Outcome behind, params string[] violated)
    {
        var findings = AdmissionRules.MayRefuse(ground, Grant(Request(""), Room(), Link(""), full ? 5u : 0), Law).ToList();

        Assert.Equal(behind, ParliamentLaws.Of(AdmissionRules.RefusalHasRule, findings));
        Assert.Equal(violated, ParliamentLaws.Unmet(findings));
    }

    [Theory]
    [InlineData("2011-01-31", Outcome.Satisfied)]
    [InlineData("2011-02-01", Outcome.Warning)]
    public void A_late_request_may_be_granted_all_the_same(string day, Outcome expected)
    {
        var findings = AdmissionRules.MayRequest(SittingRulesTests.Sitting(), day, Law).ToList();

        Assert.Equal(expected, ParliamentLaws.Of("request", findings));
        Assert.Empty(ParliamentLaws.Unmet(findings));
        Assert.Equal(["parliament.admissions.sitting_to_come"], ParliamentLaws.Unmet(AdmissionRules.MayRequest(SittingRulesTests.Sitting("CLOSED"), day, Law)));
    }

    [Theory]
    [InlineData("kz-senate", "PRESS", Outcome.Satisfied)]
    [InlineData("", "PRESS", Outcome.Satisfied)]
    [InlineData("kz-other", "PRESS", Outcome.Satisfied, "parliament.rooms.chamber_sits")]
    [InlineData("", "", Outcome.Warning)]
    public void A_room_is_of_a_chamber_that_sits(string chamber, string classes, Outcome somebody, params string[] violated)
    {
        var findings = AdmissionRules.MayLink(SittingRulesTests.Sitting(), Room() with { ChamberId = chamber, Classes = classes }, ParliamentLaws.Kz).ToList();

        Assert.Equal(somebody, ParliamentLaws.Of("parliament.rooms.somebody_may_watch", findings));
        Assert.Equal(violated, ParliamentLaws.Unmet(findings));
    }

    [Theory]
    [InlineData("GRANTED", "OPENED", "", 2)]
    [InlineData("REFUSED", "OPENED", "", 2, "parliament.presence.granted")]
    [InlineData("GRANTED", "CONVENED", "", 2, "parliament.presence.sitting_opened")]
    [InlineData("GRANTED", "CLOSED", "", 3, "parliament.presence.persons")]
    public void No_more_are_there_than_were_admitted(string state, string sitting, string items, int persons, params string[] violated) => Assert.Equal(violated, ParliamentLaws.Unmet(
        AdmissionRules.MayBeThere(Request("") with { State = state, ItemIds = items }, SittingRulesTests.Sitting(sitting), Room(), Presence(persons, 100, 200), [])));

    [Theory]
    [InlineData(200L, 300L)]
    [InlineData(199L, 300L, "parliament.presence.persons", "parliament.presence.places")]
    [InlineData(null, null, "parliament.presence.persons", "parliament.presence.places")]
    public void A_room_holds_those_who_are_there_at_once(long? arrived, long? left, params string[] violated) => Assert.Equal(violated, ParliamentLaws.Unmet(
        AdmissionRules.MayBeThere(Request("") with { State = "GRANTED" }, SittingRulesTests.Sitting("OPENED"), Room() with { Places = 3 }, Presence(2, arrived, left), [Watched(100, 200)])));

    [Fact]
    public void Presence_is_at_what_was_granted() => Assert.Equal(["parliament.presence.items_granted"], ParliamentLaws.Unmet(
        AdmissionRules.MayBeThere(Request("a") with { State = "GRANTED" }, SittingRulesTests.Sitting("OPENED"), Room(), Presence(1, null, null), [])));

    [Theory]
    [InlineData(200L, 300L, true)]
    [InlineData(201L, 300L, false)]
    [InlineData(50L, 100L, false)]
    [InlineData(50L, 101L, true)]
    [InlineData(null, null, true)]
    public void Whoever_is_there_while_an_item_is_discussed_watches_it(long? arrived, long? left, bool watched) =>
        Assert.Equal(watched, AdmissionRules.WasAt(Watched(arrived, left), SittingRulesTests.Item("a", 1, 100), 201));

    private static IEnumerable<Finding> Grant(AdmissionRequestRow request, RoomRow? room, SittingRoomRow? link, uint admitted) => AdmissionRules.MayGrant(
        request, (Accreditation(), []), [ClosureRulesTests.Item("a"), ClosureRulesTests.Item("b", "CLOSED")], room, link, admitted, ParliamentLaws.Kz);

    private static AccreditationRow Accreditation() => new()
    {
        Id = "paper",
        Jurisdiction = "kz",
        AccreditationClass = "PRESS",
        Organisation = "A newspaper",
        ValidFrom = "2011-01-01",
        ValidUntil = "",
        RevokedOn = "",
        RevokeReason = "",
        Version = 1,
    };

    private static AdmissionRequestRow Request(string items) => new()
    {
        Id = "request",
        SittingId = "sitting",
        Jurisdiction = "kz",
        HeldOn = "2011-02-01",
        AccreditationId = "paper",
        AccreditationClass = "PRESS",
        ItemIds = items,
        ModeAsked = "REMOTE_ROOM",
        Persons = 2,
        State = "FILED",
        Version = 1,
        Findings = [],
    };

    private static RoomRow Room() => new() { Id = "room", Jurisdiction = "kz", ChamberId = "", Name = "{}", Mode = "REMOTE_ROOM", Places = 5, Classes = "PRESS" };

    private static SittingRoomRow Link(string items) => new() { SittingId = "sitting", RoomId = "room", ItemIds = items, Findings = [] };

    private static PresenceRow Presence(int persons, long? arrived, long? left) =>
        new() { Id = "presence", RequestId = "request", SittingId = "sitting", ItemIds = "", Persons = persons, ArrivedAt = arrived, LeftAt = left, Findings = [] };

    private static WatchedRow Watched(long? arrived, long? left) => new()
    {
        SittingId = "sitting",
        AccreditationId = "paper",
        AccreditationClass = "PRESS",
        Mode = "REMOTE_ROOM",
        RoomId = "room",
        RequestId = "request",
        ItemIds = "",
        Persons = 2,
        ArrivedAt = arrived,
        LeftAt = left,
    };

    private static AccreditationLaw Law
    {
        get
        {
            var law = new Citation { Text = "law" };
            return new()
            {
                RevocationGrounds = new() { Rule = "grounds", Grounds = { RevocationGround.OrderBroken }, Citation = law },
                SuspensionDays = new() { Rule = "suspension", Maximum = 30, Citation = law },
                AppealDays = new() { Rule = "appeal", Maximum = 10, Citation = law },
                AppealDecisionDays = new() { Rule = "decision", Maximum = 15, Citation = law },
                RefusalGrounds = new() { Rule = "refusals", Grounds = { RefusalGround.NoPlaces }, Citation = law },
                RequestDays = new() { Rule = "request", Minimum = 1, Citation = law },
            };
        }
    }
}

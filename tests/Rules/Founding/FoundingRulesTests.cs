using Saylau.Common.V1;
using Saylau.Parties.Congresses;
using Saylau.Parties.Founding;
using Saylau.Parties.V1;
using Saylau.Tests.Rules.Law;

namespace Saylau.Tests.Rules.Founding;

public sealed class FoundingRulesTests
{
    private static readonly Citation Written = new() { Text = "an invented act" };

    [Theory]
    [InlineData(29u, "parties.founding.initiators", Outcome.Violated)]
    [InlineData(30u, "parties.founding.initiators", Outcome.Satisfied)]
    public void The_thirtieth_initiator_decides(uint initiators, string rule, Outcome expected) =>
        Assert.Equal(expected, Outcomes(Committee(initiators: initiators))[rule]);

    [Theory]
    [InlineData(2u, Outcome.Violated)]
    [InlineData(3u, Outcome.Satisfied)]
    public void The_third_member_of_the_committee_decides(uint members, Outcome expected) =>
        Assert.Equal(expected, Outcomes(Committee(members: members))["parties.founding.committee_members"]);

    [Theory]
    [InlineData("2021-01-11", Outcome.Satisfied)]
    [InlineData("2021-01-12", Outcome.Violated)]
    [InlineData("2020-12-31", Outcome.Undetermined)]
    public void Notice_is_given_within_ten_days_of_the_forming_and_not_before_it(string notified, Outcome expected) =>
        Assert.Equal(expected, Outcomes(Committee(notified: notified))["parties.founding.notice_days"]);

    [Theory]
    [InlineData(AuthorityKind.Registrar, Outcome.Satisfied)]
    [InlineData(AuthorityKind.CentralCommission, Outcome.Violated)]
    public void Notice_is_given_to_the_authority_that_the_law_names(AuthorityKind authority, Outcome expected)
    {
        var committee = Committee();
        committee.Notified = authority;

        Assert.Equal(expected, Outcomes(committee)["parties.founding.notice_to"]);
    }

    [Fact]
    public void Where_the_law_says_nothing_nothing_is_asked()
    {
        Assert.Empty(FoundingRules.MeetsTheLaw(Committee(), null));
        Assert.Empty(FoundingRules.HasNotice(null, "2021-02-01", null));
        Assert.Empty(FoundingRules.HeldInTime(null, new(), null));
        Assert.Empty(CongressRules.WasHeldProperly(null, null));
        Assert.Empty(FoundingRules.MeetsTheLaw(Committee(), new()));
    }

    [Theory]
    [InlineData("2021-01-05", NoticeState.Given, Outcome.Violated)]
    [InlineData("2021-01-20", NoticeState.Confirmed, Outcome.Satisfied)]
    [InlineData("2021-01-19", NoticeState.Confirmed, Outcome.Violated)]
    public void A_notice_holds_from_the_day_of_its_confirmation(string day, NoticeState state, Outcome expected)
    {
        var committee = Committee();
        (committee.State, committee.AnsweredOn) = (state, state is NoticeState.Confirmed ? "2021-01-20" : "");

        Assert.Equal(expected, Assert.Single(FoundingRules.HasNotice(committee, day, Law)).Outcome);
    }

    [Fact]
    public void Without_a_committee_the_notice_is_undetermined() =>
        Assert.Equal(Outcome.Undetermined, Assert.Single(FoundingRules.HasNotice(null, "2021-02-01", Law)).Outcome);

    [Theory]
    [InlineData("2021-03-21", Outcome.Satisfied)]
    [InlineData("2021-03-22", Outcome.Violated)]
    [InlineData("2021-01-19", Outcome.Undetermined)]
    public void The_congress_is_held_within_sixty_days_of_the_confirmation(string held, Outcome expected)
    {
        var committee = Committee();
        (committee.State, committee.AnsweredOn) = (NoticeState.Confirmed, "2021-01-20");

        Assert.Equal(expected, FoundingRules.HeldInTime(committee, new() { HeldOn = held }, Law).Single(finding => finding.Rule is "parties.founding.congress_days").Outcome);
    }

    [Theory]
    [InlineData("2021-01-18", Outcome.Satisfied)]
    [InlineData("2021-01-19", Outcome.Warning)]
    public void An_answer_that_comes_late_is_late_and_stands(string day, Outcome expected)
    {
        var findings = FoundingRules.MayAnswer(Committee(), NoticeAct.Return, day, Law).ToArray();

        Assert.Equal(expected, findings.Single(finding => finding.Rule is "parties.founding.answer_days").Outcome);
        Assert.DoesNotContain(findings, finding => finding.Outcome is Outcome.Violated);
    }

    [Fact]
    public void What_does_not_meet_the_law_is_returned_and_not_confirmed()
    {
        var poor = Committee(initiators: 29);

        Assert.Contains(FoundingRules.MayAnswer(poor, NoticeAct.Confirm, "2021-01-10", Law), finding => finding.Outcome is Outcome.Violated);
        Assert.DoesNotContain(FoundingRules.MayAnswer(poor, NoticeAct.Return, "2021-01-10", Law), finding => finding.Outcome is Outcome.Violated);
    }

    [Theory]
    [InlineData(49u, 100u, Outcome.Violated)]
    [InlineData(50u, 100u, Outcome.Satisfied)]
    [InlineData(50u, null, Outcome.Undetermined)]
    public void Half_of_the_elected_delegates_are_a_quorum(uint present, uint? elected, Outcome expected)
    {
        var congress = new FoundingCongress { CongressId = "founding", DelegatesInAll = present };
        if (elected is { } known)
            congress.ElectedInAll = known;

        Assert.Equal(expected, Conduct(congress)["parties.founding.quorum"]);
    }

    [Theory]
    [InlineData(0u, Outcome.Satisfied)]
    [InlineData(1u, Outcome.Violated)]
    [InlineData(null, Outcome.Undetermined)]
    public void One_proxy_is_one_too_many_and_silence_is_not_none(uint? proxies, Outcome expected)
    {
        var congress = new FoundingCongress { CongressId = "founding" };
        if (proxies is { } known)
            congress.Proxies = known;

        Assert.Equal(expected, Conduct(congress)["parties.founding.in_person"]);
    }

    [Fact]
    public void A_congress_leaves_a_charter_minutes_and_leaders()
    {
        var bare = Conduct(new() { CongressId = "founding" });
        var whole = Conduct(new()
        {
            CongressId = "founding",
            Charter = new() { Title = "Charter", Sha256 = new('a', 64) },
            Minutes = { new Document { Title = "Minutes", Sha256 = new('b', 64) } },
            Leaders = { new ElectedLeader() },
        });

        foreach (var rule in new[] { "parties.founding.charter", "parties.founding.minutes", "parties.founding.leaders" })
            Assert.Equal((Outcome.Violated, Outcome.Satisfied), (bare[rule], whole[rule]));
    }

    [Fact]
    public void The_two_readings_of_two_thirds_differ_where_a_city_is_missing()
    {
        var congress = new FoundingCongress { CongressId = "founding", Delegates = { Laws.Provinces.Take(11).Select(region => new RegionCount { Region = region, Count = 1 }) } };

        var readings = CongressRules.Readings(congress, Laws.Parties.Congress.Spread, Laws.Country).ToArray();

        Assert.Equal([(SpreadBasis.Pooled, true, Outcome.Satisfied), (SpreadBasis.ProvincesAndEveryCity, false, Outcome.Violated)],
            readings.Select(reading => (reading.Basis, reading.Applies, reading.Outcome)));
        Assert.Equal(Laws.Cities, readings[1].Findings.Where(finding => finding.Outcome is Outcome.Violated).Select(finding => finding.Subject));
    }

    [Theory]
    [InlineData("2021-01-01", "2021-01-31", 30u)]
    [InlineData("2021-01", "2021-01-31", 30u)]
    [InlineData("2021-02-01", "2021-01-31", null)]
    [InlineData("", "2021-01-31", null)]
    public void Days_are_counted_from_the_first_and_never_backwards(string from, string to, uint? days) => Assert.Equal(days, PeriodRules.Days(from, to));

    [Theory]
    [InlineData("2021-01-01", 30u, "2021-01-31")]
    [InlineData("2021-01-01", uint.MaxValue, "9999-12-31")]
    [InlineData("", 30u, "")]
    public void A_period_ends_on_its_last_day(string from, uint days, string last) =>
        Assert.Equal(last, new MaximumRule { Rule = "rule", Maximum = days }.LastDay(from));

    private static FoundingLaw Law => new()
    {
        Initiators = new() { Rule = "parties.founding.initiators", Minimum = 30, Citation = Written },
        CommitteeMembers = new() { Rule = "parties.founding.committee_members", Minimum = 3, Citation = Written },
        NoticeTo = new() { Rule = "parties.founding.notice_to", Authority = AuthorityKind.Registrar, Citation = Written },
        NoticeDays = new() { Rule = "parties.founding.notice_days", Maximum = 10, Citation = Written },
        AnswerDays = new() { Rule = "parties.founding.answer_days", Maximum = 14, Citation = Written },
        CongressDays = new() { Rule = "parties.founding.congress_days", Maximum = 60, Citation = Written },
        Quorum = new() { Rule = "parties.founding.quorum", Share = new() { Numerator = 1, Denominator = 2 }, Citation = Written },
        InPerson = new() { Rule = "parties.founding.in_person", Required = true, Citation = Written },
        CharterAdopted = new() { Rule = "parties.founding.charter", Required = true, Citation = Written },
        MinutesKept = new() { Rule = "parties.founding.minutes", Required = true, Citation = Written },
        Leaders = new() { Rule = "parties.founding.leaders", Minimum = 1, Citation = Written },
    };

    private static OrganisingCommittee Committee(uint initiators = 30, uint members = 3, string notified = "2021-01-04") => new()
    {
        CommitteeId = "committee",
        FormedOn = "2021-01-01",
        NotifiedOn = notified,
        Notified = AuthorityKind.Registrar,
        State = NoticeState.Given,
        Initiators = { new RegionCount { Region = "KZ-AKM", Count = initiators } },
        InitiatorsInAll = initiators,
        MembersInAll = members,
    };

    private static Dictionary<string, Outcome> Outcomes(OrganisingCommittee committee) =>
        FoundingRules.MeetsTheLaw(committee, Law).ToDictionary(finding => finding.Rule, finding => finding.Outcome, StringComparer.Ordinal);

    private static Dictionary<string, Outcome> Conduct(FoundingCongress congress) =>
        CongressRules.WasHeldProperly(congress, Law).ToDictionary(finding => finding.Rule, finding => finding.Outcome, StringComparer.Ordinal);
}

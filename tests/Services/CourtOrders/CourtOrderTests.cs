using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.CourtOrders;

public sealed class CourtOrderTests(World world)
{
    private CourtOrderService.CourtOrderServiceClient Court => world.As("court@kz").CourtOrders;

    [Theory]
    [InlineData(2u, "parties.suspension.min_months")]
    [InlineData(7u, "parties.suspension.max_months")]
    public async Task A_suspension_that_is_too_short_or_too_long_is_refused(uint months, string rule)
    {
        var id = $"court-{months}";
        await world.Registered(id);
        var check = await world.Holding().CourtOrders.CheckCourtOrderAsync(
            new() { PartyId = id, Measure = CourtMeasure.Suspension, Ground = Ground.Other, Months = months, AsOf = "2011-10-04" });

        Assert.Equal([rule], Refused.Unmet(check.Findings));
        await Refused.ByRules(Court.IssueCourtOrderAsync(Requests.Order(id, months)), rule);
        Assert.Equal(PartyStanding.Registered, await world.Standing(id, "2011-10-04"));
    }

    [Fact]
    public async Task Every_act_is_blocked_on_the_days_of_the_ban_and_on_no_other()
    {
        await world.Registered("court-days");
        await world.Party("court-days-other");
        var order = (await Court.IssueCourtOrderAsync(Requests.Order("court-days"))).CourtOrder;
        Assert.Equal(("2011-10-04", "2012-04-04", 5), (order.EffectiveFrom, order.EffectiveUntil, order.BlockedActs.Count));

        foreach (var (day, banned) in new[] { ("2011-10-03", false), ("2011-10-04", true), ("2012-04-03", true), ("2012-04-04", false) })
        {
            var standing = await world.Holding().Standing.GetStandingAsync(new() { PartyId = "court-days", AsOf = day });
            Assert.Equal(banned ? PartyStanding.Suspended : PartyStanding.Registered, standing.Period.Standing);
            Assert.Equal(banned ? order.BlockedActs : [], standing.BlockedActs);
            foreach (var act in order.BlockedActs)
            {
                var check = await world.Holding().Standing.CheckActAsync(new() { PartyId = "court-days", Act = act, AsOf = day });
                Assert.Equal(banned ? ["parties.acts.not_blocked"] : [], Refused.Unmet(check.Findings));
            }
        }

        var periods = (await world.Holding().Standing.ListStandingPeriodsAsync(new() { PartyId = "court-days" })).Periods;
        Assert.Equal(["", "2010-03-20", "2011-10-04", "2012-04-04"], periods.Select(period => period.EffectiveFrom));
        Assert.Equal(["2010-03-20", "2011-10-04", "2012-04-04", ""], periods.Select(period => period.EffectiveUntil));
    }

    [Fact]
    public async Task Periods_are_read_page_by_page_from_the_first()
    {
        await world.Registered("court-pages");
        await Court.IssueCourtOrderAsync(Requests.Order("court-pages"));
        var request = new ListStandingPeriodsRequest { PartyId = "court-pages", PageSize = 1 };
        var starts = new List<string>();
        do
        {
            var page = await world.Holding().Standing.ListStandingPeriodsAsync(request);
            starts.Add(Assert.Single(page.Periods).EffectiveFrom);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["", "2010-03-20", "2011-10-04", "2012-04-04"], starts);
    }

    [Fact]
    public async Task A_lift_frees_the_party_that_day_and_happens_once()
    {
        await world.Registered("court-lift");
        var order = (await Court.IssueCourtOrderAsync(Requests.Order("court-lift"))).CourtOrder;

        await Refused.By(Court.LiftCourtOrderAsync(Requests.Lift("court-lift", "2011-12-15", "v9")), StatusCode.Aborted, "ETAG_MISMATCH");
        await Refused.ByRules(Court.LiftCourtOrderAsync(Requests.Lift("court-lift", "2011-10-03")), "parties.court_orders.in_effect");
        var check = await world.Holding().CourtOrders.CheckLiftAsync(new() { CourtOrderId = "court-lift-order", AsOf = "2011-12-15" });
        var lifted = await Court.LiftCourtOrderAsync(Requests.Lift("court-lift", "2011-12-15", order.Etag));

        Assert.Equal(check.Findings, lifted.Findings);
        Assert.Equal("2011-12-15", lifted.CourtOrder.LiftedOn);
        Assert.Equal(PartyStanding.Suspended, await world.Standing("court-lift", "2011-12-14"));
        Assert.Equal(PartyStanding.Registered, await world.Standing("court-lift", "2011-12-15"));
        await Refused.By(Court.LiftCourtOrderAsync(Requests.Lift("court-lift", "2011-12-16", order.Etag)), StatusCode.Aborted, "ETAG_MISMATCH");
        await Refused.ByRules(Court.LiftCourtOrderAsync(Requests.Lift("court-lift", "2011-12-16", lifted.CourtOrder.Etag)), "parties.court_orders.not_lifted");
    }

    [Fact]
    public async Task A_liquidation_has_no_end_and_takes_no_further_order()
    {
        await world.Registered("court-end");
        var order = (await Court.IssueCourtOrderAsync(Requests.Order("court-end", measure: CourtMeasure.Liquidation))).CourtOrder;

        Assert.Equal(("", false), (order.EffectiveUntil, order.HasMonths));
        Assert.Equal(PartyStanding.Liquidated, await world.Standing("court-end", "2999-01-01"));
        var again = Requests.Order("court-end");
        again.CourtOrderId = "court-end-again";
        await Refused.ByRules(Court.IssueCourtOrderAsync(again), "parties.court_orders.registered");
    }

    [Fact]
    public async Task An_order_cites_an_alliance_that_the_record_calls_unlawful()
    {
        await world.Registered("court-front");
        await world.Registered("court-friend");
        await world.Party("court-alga");
        await world.As("party@court-front").Alliances.RegisterAllianceAsync(Requests.Alliance("court-lawful", "court-front", "court-friend"));
        await Report("court-unlawful", "court-front", "court-alga");
        await Report("court-others", "court-friend", "court-alga");

        await Refused.ByRules(Court.IssueCourtOrderAsync(Citing("court-lawful")), "parties.court_orders.alliance");
        await Refused.ByRules(Court.IssueCourtOrderAsync(Citing("court-others")), "parties.court_orders.alliance");
        await Refused.By(Court.IssueCourtOrderAsync(Citing("court-nothing")), StatusCode.NotFound, "ALLIANCE_NOT_FOUND");
        Assert.Equal("court-unlawful", (await Court.IssueCourtOrderAsync(Citing("court-unlawful"))).CourtOrder.AllianceId);
    }

    [Fact]
    public async Task What_cannot_be_an_order_is_refused()
    {
        await world.Registered("court-wrong");
        var late = Requests.Order("court-wrong");
        late.EffectiveFrom = "9999-12-31";
        var open = Requests.Order("court-wrong");
        open.ClearMonths();

        await Refused.By(Court.IssueCourtOrderAsync(late), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(Court.IssueCourtOrderAsync(open), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(Court.IssueCourtOrderAsync(Requests.Order("court-nobody")), StatusCode.NotFound, "PARTY_NOT_FOUND");
        await Refused.By(world.As("court@arland").CourtOrders.IssueCourtOrderAsync(Requests.Order("court-wrong")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
    }

    private static IssueCourtOrderRequest Citing(string alliance)
    {
        var request = Requests.Order("court-front");
        (request.Ground, request.AllianceId) = (Ground.UnlawfulAlliance, alliance);
        return request;
    }

    private async Task Report(string alliance, params string[] members) =>
        await world.As("court@kz").Alliances.ReportAllianceAsync(Requests.Report(alliance, members));
}

using Saylau.Common.V1;
using Saylau.Observers.Forms;
using Saylau.Observers.V1;
using Saylau.Platform.Access;
using Stations = Saylau.Observers.Turnout.DisclosureRules;

namespace Saylau.Tests.Rules.Observers;

public sealed class DisclosureRulesTests
{
    private static readonly MinimumRule MinCell = new() { Rule = "observers.disclosure.min_cell", Minimum = 5, Citation = new() { Text = "too few" } };

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Counts_below_the_least_are_withheld_and_zero_is_not(long count, bool withheld) =>
        Assert.Equal(withheld, DisclosureRules.IsTooFew(count, MinCell));

    [Theory]
    [InlineData(5u, 5u, 0)]
    [InlineData(5u, 4u, 2)]
    [InlineData(4u, 4u, 2)]
    [InlineData(0u, 0u, 0)]
    public void A_count_of_few_forms_or_of_few_stations_is_taken_out_and_named(uint forms, uint stations, int withheld)
    {
        var answer = new GetIrregularitySharesResponse
        {
            Noted = 9,
            StationsNoted = 9,
            Irregularities = { new IrregularityCount { Irregularity = IrregularityType.ProxyVoting, Forms = forms, Stations = stations } },
        };

        DisclosureRules.Suppress(answer, MinCell);

        Assert.Equal(withheld > 0, !answer.Irregularities[0].HasForms && !answer.Irregularities[0].HasStations);
        Assert.Equal(withheld, answer.Withheld.Count);
        Assert.All(answer.Withheld, item => Assert.Equal("too few", item.Citation));
        Assert.True(answer.HasNoted);
    }

    [Theory]
    [InlineData(5u, 0)]
    [InlineData(4u, 4)]
    public void So_is_the_count_of_all_with_its_shares(uint noted, int withheld)
    {
        var answer = new GetIrregularitySharesResponse { Noted = noted, StationsNoted = noted, Share = new(), StationShare = new() };

        DisclosureRules.Suppress(answer, MinCell);

        Assert.Equal((withheld == 0, withheld == 0, withheld), (answer.HasNoted, answer.Share is not null, answer.Withheld.Count));
    }

    [Theory]
    [InlineData(Role.Auditor, "kz", true)]
    [InlineData(Role.Auditor, "arland", false)]
    [InlineData(Role.ObserverMission, "m-one", false)]
    [InlineData(Role.CentralCommission, "kz", false)]
    public void Auditors_see_all_counts_and_a_mission_not_those_of_others(Role role, string scope, bool insider)
    {
        var caller = new Caller("somebody", [new(role, scope)]);

        Assert.Equal(insider, DisclosureRules.IsInsider(caller, ["m-one", "m-two"], "kz"));
        Assert.Equal(insider || role is Role.ObserverMission, DisclosureRules.IsInsider(caller, ["m-one"], "kz"));
    }

    [Theory]
    [InlineData(Role.ObserverMission, "m-one", 0)]
    [InlineData(Role.ObserverMission, "m-two", 2)]
    [InlineData(Role.Auditor, "kz", 0)]
    [InlineData(Role.Auditor, "arland", 2)]
    [InlineData(Role.CentralCommission, "kz", 0)]
    [InlineData(Role.Press, "kz", 2)]
    public void The_station_of_a_gap_is_told_to_insiders_alone(Role role, string scope, int withheld)
    {
        var law = new DisclosureLaw { StationsWithheld = new() { Required = true, Citation = new() { Text = "not published" } } };

        Assert.Equal(withheld, Stations.Stations(new Caller("somebody", [new(role, scope)]), "m-one", "kz", law).Count);
        law.StationsWithheld.Required = false;
        Assert.Empty(Stations.Stations(Caller.Public, "m-one", "kz", law));
    }
}

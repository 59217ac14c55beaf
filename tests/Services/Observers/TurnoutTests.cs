using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Observers;

public sealed class TurnoutTests(ObserversWorld world)
{
    [Fact]
    public async Task Stations_counted_all_day_are_compared_with_their_protocols()
    {
        await world.Mission("tu-home", OfficialStub.Election, MissionKind.Domestic);
        var mission = world.As("observer_mission@tu-home").Turnout;
        var rows = await mission.ImportTurnoutCountsAsync(Counts("tu-home",
            Count("st-1", 700), Count("st-2", 50), Count("st-3", 1), Count("st-4", 9), Count("st-half", 9, fullDay: false), Count("st-1", 701), Count("st-bad", 1, from: "25:00")));
        Assert.Equal(["STORED", "STORED", "STORED", "STORED", "STORED", "COUNT_DIFFERS", "TIMES_INVALID"],
            rows.Rows.Select(row => row.Outcome is RowOutcome.Refused ? row.Reason : row.Outcome.ToString().ToUpperInvariant()));

        var comparison = (await mission.CompareTurnoutAsync(Compare("tu-home", "tu-first"))).Comparison;
        var summary = comparison.Summary;

        Assert.Equal((4u, 2u, 1u, 1u), (summary.StationsCounted, summary.StationsCompared, summary.StationsWithoutProtocol, summary.StationsWithoutVoters));
        Assert.Equal((1u, 1u), (summary.OfficialHigher, summary.OfficialLower));
        Assert.Equal(new Ratio { Numerator = 210, Denominator = 1000 }, summary.LargestPoints.Points);
        Assert.Equal(new Ratio { Numerator = 210, Denominator = 700 }, summary.LargestRelative.Relative);
        Assert.Equal((9ul, Provenance.Simulated, "st-1"), (comparison.OfficialLedgerPosition, comparison.Source.Provenance, comparison.LargestPointsPrecinct));
        await Refused.By(mission.CompareTurnoutAsync(Compare("tu-home", "tu-first")), StatusCode.AlreadyExists, "COMPARISON_EXISTS");

        var shown = await world.Holding().Turnout.GetTurnoutComparisonAsync(new() { ComparisonId = "tu-first" });
        Assert.Equal((summary, "", 2), (shown.Comparison.Summary, shown.Comparison.LargestPointsPrecinct, shown.Withheld.Count));
        Assert.Equal(comparison, (await world.Holding("auditor@kz").Turnout.GetTurnoutComparisonAsync(new() { ComparisonId = "tu-first" })).Comparison);
        Assert.Equal([shown.Comparison], (await world.Holding().Turnout.ListTurnoutComparisonsAsync(new() { ElectionId = OfficialStub.Election })).Comparisons);
        foreach (var insider in new[] { "observer_mission@tu-home", "auditor@kz" })
            Assert.Equal(["st-1", "st-2"], (await world.Holding(insider).Turnout.ListTurnoutGapsAsync(new() { ComparisonId = "tu-first" })).Stations.Select(station => station.PrecinctId));
        foreach (var outsider in new[] { "observer_mission@tu-other", "auditor@kz-law", "observer_mission@kz" })
            await Refused.By(world.Holding(outsider).Turnout.ListTurnoutGapsAsync(new() { ComparisonId = "tu-first" }), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
    }

    [Fact]
    public async Task An_election_without_protocols_is_not_compared()
    {
        await world.Mission("tu-lost", "tu-nowhere", MissionKind.Domestic);

        await Refused.By(world.As("observer_mission@tu-lost").Turnout.CompareTurnoutAsync(Compare("tu-lost", "tu-lost-one")), StatusCode.NotFound, "ELECTION_NOT_FOUND");
        await Refused.By(world.Holding("auditor@kz-law").Turnout.CompareTurnoutAsync(Compare("tu-lost", "tu-lost-one", on: "")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.Holding().Turnout.GetTurnoutComparisonAsync(new() { ComparisonId = "tu-lost-one" }), StatusCode.NotFound, "COMPARISON_NOT_FOUND");
    }

    [Fact]
    public async Task Contradictory_claims_stand_side_by_side()
    {
        var press = world.As("press@kz").Turnout;
        var first = (await press.RecordTurnoutClaimAsync(Claim("tu-claim-a", 8998, 10000))).Claim;
        var request = Claim("tu-claim-b", 913, 1000);
        request.StationsShare = new() { Numerator = 60, Denominator = 100 };
        var second = (await world.As("observer_mission@tu-any").Turnout.RecordTurnoutClaimAsync(request)).Claim;

        Assert.Equal([first, second], (await world.Holding().Turnout.ListTurnoutClaimsAsync(new() { Jurisdiction = "kz", ElectionId = "tu-claimed" })).Claims);
        Assert.Null(first.StationsShare);
        await Refused.By(press.RecordTurnoutClaimAsync(Claim("tu-claim-a", 1, 2)), StatusCode.AlreadyExists, "TURNOUT_CLAIM_EXISTS");
        await Refused.By(press.RecordTurnoutClaimAsync(Claim("tu-claim-c", 1, 0)), StatusCode.InvalidArgument, "FIELDS_INVALID");
    }

    private static ImportTurnoutCountsRequest Counts(string mission, params TurnoutCount[] rows) =>
        new() { RequestId = World.NewId(), OccurredOn = "2011-04-03", Source = ObserversWorld.Invented, MissionId = mission, Rows = { rows } };

    private static TurnoutCount Count(string precinct, uint voters, bool fullDay = true, string from = "07:00") =>
        new() { PrecinctId = precinct, VotersCounted = voters, FullDay = fullDay, FromTime = from, UntilTime = "20:00" };

    private static CompareTurnoutRequest Compare(string mission, string id, string on = "2011-04-05") =>
        new() { RequestId = World.NewId(), OccurredOn = on, MissionId = mission, ComparisonId = id };

    private static RecordTurnoutClaimRequest Claim(string id, uint part, uint whole) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2011-04-05",
        Source = ObserversWorld.Invented,
        Jurisdiction = "kz",
        ElectionId = "tu-claimed",
        ClaimId = id,
        AttributedTo = "somebody",
        Turnout = new() { Numerator = part, Denominator = whole },
    };
}

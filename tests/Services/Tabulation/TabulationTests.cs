using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Tabulation;

public sealed class TabulationTests(CountingWorld world)
{
    [Fact]
    public async Task Votes_are_counted_to_the_certified_result()
    {
        await world.Election("whole", ElectionKind.Regular, "whole-a", "whole-b", "whole-c");
        await Count("whole", CountingWorld.Stations.Take(5), 60, 20, 4);

        var partial = await world.Tally("whole");
        Assert.Equal((ResultStatus.UnofficialPartial, 6u, 5u, 420u), (partial.Status, partial.StationsExpected, partial.StationsCounted, partial.Valid));
        Assert.Equal(["elections.results.complete"], Refused.Unmet(await MayCertify("whole")));
        await Refused.ByRules(world.Commission.Tabulation.CertifyResultsAsync(Certify("whole")), "elections.results.complete");
        Assert.Equal(OutstandingVotes.CanChange, (await Outcome("whole")).Outstanding);

        await Count("whole", CountingWorld.Stations.Skip(5), 60, 20, 4);
        var certified = (await world.Commission.Tabulation.CertifyResultsAsync(Certify("whole"))).Certified;

        var elected = Assert.Single(certified.Elected);
        Assert.Equal(("whole-a", "whole-a-person", 360u), (elected.CandidateId, elected.PersonId, elected.Votes));
        Assert.Equal(new Ratio { Numerator = 360, Denominator = 504 }, elected.ShareOfValid);
        Assert.Equal((ResultStatus.Certified, OutcomeKind.Elected), (certified.Tally.Status, certified.Outcome.Kind));
        Assert.Equal(["elections.results.certification_days"], Refused.Unmet(certified.Findings));
        Assert.Equal(certified, (await world.Public.Tabulation.GetCertifiedResultAsync(new() { ElectionId = "whole" })).Certified);
        Assert.Equal(ElectionState.Certified, (await world.Public.Calendar.GetElectionAsync(new() { ElectionId = "whole" })).Election.State);
        await Refused.By(world.Commission.Tabulation.CertifyResultsAsync(Certify("whole")), StatusCode.AlreadyExists, "RESULT_ALREADY_CERTIFIED");
        Assert.Equal(await world.Tally("whole"), await world.Tally("whole", asOf: "2010-12-31"));
    }

    [Fact]
    public async Task What_is_kept_is_what_a_recount_says_of_every_region()
    {
        await world.Election("same", ElectionKind.Regular, "same-a", "same-b");
        await Count("same", CountingWorld.Stations, 30, 11);
        await world.Commission.Protocols.CorrectProtocolAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-07",
            ElectionId = "same",
            PrecinctId = "ala-2",
            Protocol = CountingWorld.Protocol("ala-2", ("same-a", 1), ("same-b", 2)),
            Reason = "Counted again.",
            Source = new() { Provenance = Provenance.Simulated, Citation = "invented" },
        });

        foreach (var region in new[] { "", "KZ-AKM", "KZ-ALA" })
            Assert.Equal(await world.Tally("same", region, "2010-06-07"), await world.Tally("same", region));
        Assert.Equal(Provenance.Simulated, (await world.Tally("same")).Source.Provenance);
        Assert.Equal(Provenance.Verified, (await world.Tally("same", "KZ-AKM")).Source.Provenance);
    }

    [Fact]
    public async Task Regions_are_withheld_from_the_public_and_the_nation_is_not()
    {
        await world.Election("regions", ElectionKind.Regular, "regions-a");
        await Count("regions", CountingWorld.Stations, 30);

        var listed = await world.Public.Tabulation.ListTalliesAsync(new() { ElectionId = "regions" });
        Assert.Equal(16, listed.Tallies.Count);
        Assert.All(listed.Tallies, tally => Assert.False(tally.HasValid));
        Assert.Equal(3u, listed.Tallies.Single(tally => tally.Region is "KZ-AKM").StationsCounted);
        Assert.Equal("tallies", Assert.Single(listed.Withheld).Field);
        var nation = await world.Public.Tabulation.GetTallyAsync(new() { ElectionId = "regions" });
        Assert.Equal((180u, 0), (nation.Tally.Valid, nation.Withheld.Count));
        await Refused.By(world.Public.Tabulation.GetTallyAsync(new() { ElectionId = "regions", Region = "AR-NOR" }), StatusCode.NotFound, "REGION_UNKNOWN");
    }

    [Fact]
    public async Task A_tie_is_decided_by_a_recorded_lot_alone()
    {
        await world.Election("tie", ElectionKind.Regular, "tie-a", "tie-b", "tie-c");
        await Count("tie", CountingWorld.Stations, 40, 20, 20);

        Assert.Equal((OutcomeKind.Tie, "tie-b,tie-c"), ((await Outcome("tie")).Kind, string.Join(',', (await Outcome("tie")).TiedIds)));
        await Refused.ByRules(world.Commission.Tabulation.CertifyResultsAsync(Certify("tie")), "elections.results.decided");
        await Refused.ByRules(world.Commission.Tabulation.DrawLotAsync(Lot("tie", "tie-a")), "elections.results.tie");
        await Refused.By(world.Commission.Tabulation.DrawLotAsync(Lot("tie", "nobody")), StatusCode.NotFound, "CHOICE_UNKNOWN");
        var drawn = (await world.Commission.Tabulation.DrawLotAsync(Lot("tie", "tie-c"))).Outcome;

        Assert.Equal((OutcomeKind.Runoff, "tie-a,tie-c"), (drawn.Kind, string.Join(',', drawn.Choices.Where(choice => choice.InRunoff).Select(choice => choice.CandidateId))));
        Assert.Equal(["tie-c"], (await Outcome("tie")).DrawnIds);
        Assert.Equal(OutcomeKind.Tie, (await Outcome("tie", "2010-06-08")).Kind);
    }

    [Fact]
    public async Task Published_figures_stand_beside_the_tally_and_are_compared_with_it()
    {
        await world.Election("claim", ElectionKind.Regular, "claim-a", "claim-b");
        await Count("claim", CountingWorld.Stations, 60, 20);
        var request = new RecordPublishedResultRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-08",
            ElectionId = "claim",
            ResultId = "claim-official",
            Publisher = "the commission",
            Valid = 480,
            Participants = 487,
            Choices = { new PublishedChoice { CandidateId = "claim-a", Votes = 360, Share = new() { Numerator = 75, Denominator = 100 } } },
            Source = new() { Provenance = Provenance.Stated, Citation = "a page" },
        };
        await world.As("press@kz").Tabulation.RecordPublishedResultAsync(request);

        var check = await world.Public.Tabulation.CheckPublishedResultAsync(new() { ResultId = "claim-official" });
        Assert.Equal(["elections.published.participants"], Refused.Unmet(check.Findings));
        Assert.Equal((4, Provenance.Stated), (check.Findings.Count, check.Source.Provenance));
        Assert.Equal("the commission", Assert.Single((await world.Public.Tabulation.ListPublishedResultsAsync(new() { ElectionId = "claim" })).Results).Publisher);
        request.RequestId = World.NewId();
        await Refused.By(world.Commission.Tabulation.RecordPublishedResultAsync(request), StatusCode.AlreadyExists, "PUBLISHED_RESULT_EXISTS");
        (request.RequestId, request.ResultId, request.Choices[0].CandidateId) = (World.NewId(), "claim-other", "nobody");
        await Refused.By(world.Commission.Tabulation.RecordPublishedResultAsync(request), StatusCode.NotFound, "CHOICE_UNKNOWN");
        await Refused.By(world.Public.Tabulation.CheckPublishedResultAsync(new() { ResultId = "claim-other" }), StatusCode.NotFound, "PUBLISHED_RESULT_NOT_FOUND");

        var competitiveness = await world.Public.Tabulation.GetCompetitivenessAsync(new() { ElectionId = "claim" });
        Assert.Equal((2u, 16_000u, "claim-a"), (competitiveness.Candidates, competitiveness.EffectiveCandidates.Numerator, competitiveness.LeadingId));
        Assert.Equal(new Ratio { Numerator = 240, Denominator = 480 }, competitiveness.Margin);
    }

    private async Task Count(string election, IEnumerable<string> stations, params uint[] votes)
    {
        var answer = await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import(election, [.. stations.Select(station =>
            CountingWorld.Protocol(station, [.. votes.Select((count, at) => ($"{election}-{(char)('a' + at)}", count))]))]));
        Assert.All(answer.Rows, row => Assert.Equal(RowOutcome.Stored, row.Outcome));
    }

    private async Task<ElectionOutcome> Outcome(string election, string asOf = "") =>
        (await world.Public.Tabulation.GetOutcomeAsync(new() { ElectionId = election, AsOf = asOf })).Outcome;

    private async Task<IEnumerable<Finding>> MayCertify(string election) =>
        (await world.Public.Tabulation.CheckCertificationAsync(new() { ElectionId = election, AsOf = "2010-06-10" })).Findings;

    private static CertifyResultsRequest Certify(string election) =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-06-14", ElectionId = election, Act = "Decision 12" };

    private static DrawLotRequest Lot(string election, string candidate) =>
        new() { RequestId = World.NewId(), OccurredOn = "2010-06-09", ElectionId = election, CandidateId = candidate };
}

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
    public async Task No_lot_is_drawn_before_every_station_is_counted()
    {
        await world.Election("tall-early", ElectionKind.Regular, "tall-early-a", "tall-early-b", "tall-early-c");
        await Count("tall-early", CountingWorld.Stations.Take(5), 40, 20, 20);
        Assert.Equal(OutcomeKind.Tie, (await Outcome("tall-early")).Kind);
        await Refused.ByRules(world.Commission.Tabulation.DrawLotAsync(Lot("tall-early", "tall-early-c")), "elections.results.complete");
        var check = await world.Public.Tabulation.CheckLotAsync(new() { ElectionId = "tall-early", CandidateId = "tall-early-c" });
        Assert.Equal(["elections.results.complete"], Refused.Unmet(check.Findings));
        Assert.Equal(["tall-early-b", "tall-early-c"], check.TiedIds);

        await Count("tall-early", CountingWorld.Stations.Skip(5), 40, 20, 20);
        Assert.Empty(Refused.Unmet((await world.Public.Tabulation.CheckLotAsync(new() { ElectionId = "tall-early", CandidateId = "tall-early-c" })).Findings));
        Assert.Equal(OutcomeKind.Runoff, (await world.Commission.Tabulation.DrawLotAsync(Lot("tall-early", "tall-early-c"))).Outcome.Kind);
        await Refused.By(world.Public.Tabulation.CheckLotAsync(new() { ElectionId = "tall-early", CandidateId = "nobody" }), StatusCode.NotFound, "CHOICE_UNKNOWN");
    }

    [Fact]
    public async Task A_lot_decides_nothing_between_other_votes()
    {
        await world.Election("tall-old", ElectionKind.Regular, "tall-old-a", "tall-old-b", "tall-old-c");
        await Count("tall-old", CountingWorld.Stations, 40, 20, 20);
        await world.Commission.Tabulation.DrawLotAsync(Lot("tall-old", "tall-old-c"));
        Assert.Equal((LotUse.Used, 1u), (Assert.Single((await Outcome("tall-old")).Lots).Use, (await Outcome("tall-old")).Lots[0].Number));

        // Two corrections leave both equal again, with other votes.
        await Correct("akm-1", 40, 21, 20);
        Assert.Equal([LotUse.VotesChanged], (await Outcome("tall-old")).Lots.Select(lot => lot.Use));
        Assert.Equal((OutcomeKind.Runoff, "tall-old-a,tall-old-b"), ((await Outcome("tall-old")).Kind,
            string.Join(',', (await Outcome("tall-old")).Choices.Where(choice => choice.InRunoff).Select(choice => choice.CandidateId))));
        await Correct("akm-2", 40, 20, 21);
        var tie = await Outcome("tall-old");
        Assert.Equal((OutcomeKind.Tie, LotUse.VotesChanged), (tie.Kind, Assert.Single(tie.Lots).Use));
        Assert.True(tie.Lots[0].Recording.LedgerPosition < tie.Lots[0].VotesPosition);
        Assert.Equal(tie, await Outcome("tall-old", "2010-06-10"));
        Assert.Equal(LotUse.Used, Assert.Single((await Outcome("tall-old", "2010-06-09")).Lots).Use);

        var request = Lot("tall-old", "tall-old-b");
        request.OccurredOn = "2010-06-11";
        var drawn = (await world.Commission.Tabulation.DrawLotAsync(request)).Outcome;
        Assert.Equal((OutcomeKind.Runoff, "VotesChanged 1,Used 2"), (drawn.Kind, string.Join(',', drawn.Lots.Select(lot => $"{lot.Use} {lot.Number}"))));

        async Task Correct(string station, params uint[] votes) => await world.Commission.Protocols.CorrectProtocolAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-10",
            ElectionId = "tall-old",
            PrecinctId = station,
            Protocol = CountingWorld.Protocol(station, [.. votes.Select((count, at) => ($"tall-old-{(char)('a' + at)}", count))]),
            Reason = "Counted again.",
        });
    }

    [Fact]
    public async Task The_weakest_source_is_that_of_what_still_counts()
    {
        await world.Election("tall-source", ElectionKind.Regular, "tall-source-a");
        await Count("tall-source", CountingWorld.Stations, 30);
        await Correct(new() { Provenance = Provenance.Simulated, Citation = "invented" });
        Assert.Equal((Provenance.Simulated, "invented"), await Source());
        await Correct(new() { Provenance = Provenance.Stated, Citation = "a newspaper" });
        Assert.Equal((Provenance.Stated, "a newspaper"), await Source());
        await Correct(new() { Provenance = Provenance.Verified, Citation = "protocols" });
        Assert.Equal((Provenance.Verified, "protocols"), await Source());
        Assert.Empty((await world.Commission.Tabulation.RecountTalliesAsync(new() { ElectionId = "tall-source" })).Differences);

        async Task<(Provenance, string)> Source()
        {
            var tally = await world.Tally("tall-source", "KZ-AKM");
            Assert.Equal(tally, await world.Tally("tall-source", "KZ-AKM", "2010-06-07"));
            return (tally.Source.Provenance, tally.Source.Citation);
        }

        async Task Correct(Source source) => await world.Commission.Protocols.CorrectProtocolAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-07",
            ElectionId = "tall-source",
            PrecinctId = "akm-2",
            Protocol = CountingWorld.Protocol("akm-2", ("tall-source-a", 31)),
            Reason = "Counted again.",
            Source = source,
        });
    }

    [Fact]
    public async Task What_is_missing_is_judged_by_the_turnout_before_beside_what_is_certain()
    {
        await world.Election("tall-first", ElectionKind.Regular, "tall-first-a", "tall-first-b");
        await Count("tall-first", CountingWorld.Stations, 15, 5);
        await world.Commission.Tabulation.CertifyResultsAsync(Certify("tall-first"));
        await world.Again("tall-next", "tall-first-office", ElectionKind.Regular, "2010-06-20", "tall-next-a", "tall-next-b");
        await world.Commission.VoterLists.RecordVoterListVersionAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-15",
            ElectionId = "tall-next",
            VersionId = "tall-next-final",
            Stage = VoterListStage.Final,
            Entries = 600,
        });
        var import = CountingWorld.Import("tall-next", [.. CountingWorld.Stations.Take(5).Select(station => CountingWorld.Protocol(station, ("tall-next-a", 50), ("tall-next-b", 40)))]);
        import.OccurredOn = "2010-06-20";
        Assert.All((await world.Commission.Protocols.ImportProtocolsAsync(import)).Rows, row => Assert.Equal(RowOutcome.Stored, row.Outcome));

        // The one station that is missing has 100 voters; the lead is 50. At 21 of 100 voters it cannot be lost.
        var outcome = await Outcome("tall-next");
        Assert.Equal((OutstandingVotes.CanChange, 100u), (outcome.Outstanding, outcome.OutstandingVotes));
        Assert.Equal(("tall-first", 21u, OutstandingVotes.CannotChange), (outcome.Assumed.PreviousElectionId, outcome.Assumed.Votes, outcome.Assumed.Outstanding));
        Assert.Equal(new Ratio { Numerator = 126, Denominator = 600 }, outcome.Assumed.Turnout);
        Assert.Null((await Outcome("tall-first")).Assumed);
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

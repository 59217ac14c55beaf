using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Elections.VoterLists;
using Saylau.Tests.Services.Support;
using static Saylau.Tests.Services.VoterLists.Rolls;

namespace Saylau.Tests.Services.VoterLists;

public sealed class VoterRollTests(VotingWorld world)
{
    private const string Akm = "roll-akm-1", Ala = "roll-ala-1";

    [Fact]
    public async Task Every_row_is_answered_for_itself_and_counted_at_its_station()
    {
        await world.Open("roll-rows");
        var first = Voter("870101300001", Akm);
        var minor = Voter("930404300002", Akm, born: "1993-04-04");
        var foreign = Voter("800101300003", Akm);
        foreign.Citizen = false;
        var vague = Voter("800101300004", Ala, born: "");
        vague.ClearCitizen();

        var answer = await world.Import("roll-rows", first, Voter(" 8701-01300001", Akm), Voter("870101300001", Ala), minor, foreign, vague,
            Voter("800101300005", "nowhere"), Voter("12", Akm), Voter("800101300006", Akm, born: "1980-13-01"), Voter("930403300007", Akm, born: "1993-04-03"));

        Assert.Equal(
            ["", "", "VOTER_DUPLICATE", "VOTER_NOT_ELIGIBLE", "VOTER_NOT_ELIGIBLE", "", "PRECINCT_NOT_FOUND", "VOTER_ENTRY_INCOMPLETE", "VOTER_ENTRY_INCOMPLETE", ""],
            answer.Rows.Select(row => row.Reason));
        Assert.Equal([RowOutcome.Stored, RowOutcome.Present], answer.Rows.Take(2).Select(row => row.Outcome));
        Assert.Equal(
            ["3 elections.voter_lists.min_age Violated", "4 elections.voter_lists.citizens_only Violated",
                "5 elections.voter_lists.min_age Warning", "5 elections.voter_lists.citizens_only Warning"],
            answer.Findings.Select(finding => $"{finding.Subject} {finding.Rule} {finding.Outcome}"));
        var akm = await world.Figures("roll-rows", Akm);
        Assert.Equal((2u, 1u, 1u), (akm[VoterListMeasure.Entries], akm[VoterListMeasure.UnderageRefused], akm[VoterListMeasure.NotCitizenRefused]));
        var ala = await world.Figures("roll-rows", Ala);
        Assert.Equal((1u, 1u, 1u, 1u), (ala[VoterListMeasure.Entries], ala[VoterListMeasure.BirthDateMissing],
            ala[VoterListMeasure.CitizenshipUnknown], ala[VoterListMeasure.ExactDuplicatesRefused]));
        Assert.Equal(3u, (await world.Public.VoterLists.GetVoterRollAsync(new() { ElectionId = "roll-rows" })).Roll.Entries);
        Assert.Equal(RowOutcome.Present, (await world.Import("roll-rows", first)).Rows[0].Outcome);
    }

    [Fact]
    public async Task A_stream_answers_chunk_by_chunk_and_a_chunk_that_comes_again_changes_nothing()
    {
        await world.Open("roll-stream");
        using var stream = world.Commission.VoterLists.StreamVoterEntries(cancellationToken: TestContext.Current.CancellationToken);
        var chunk = new StreamVoterEntriesRequest { RequestId = World.NewId(), OccurredOn = "2011-02-06", ElectionId = "roll-stream" };
        chunk.Rows.Add(Enumerable.Range(0, 1_000).Select(at => Voter($"7001010{at:D5}", Stations[at % 3])));

        foreach (var _ in new[] { 1, 2 })
        {
            await stream.RequestStream.WriteAsync(chunk, TestContext.Current.CancellationToken);
            Assert.True(await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
            Assert.Equal(chunk.RequestId, stream.ResponseStream.Current.RequestId);
            Assert.Equal(1_000, stream.ResponseStream.Current.Rows.Count(row => row.Outcome is RowOutcome.Stored));
        }

        await stream.RequestStream.CompleteAsync();
        Assert.Equal(1_000u, (await world.Public.VoterLists.GetVoterRollAsync(new() { ElectionId = "roll-stream" })).Roll.Entries);
        var page = await world.Commission.VoterLists.ListVoterEntriesAsync(new() { ElectionId = "roll-stream", PrecinctId = Akm, PageSize = 300 });
        var rest = await world.Commission.VoterLists.ListVoterEntriesAsync(
            new() { ElectionId = "roll-stream", PrecinctId = Akm, PageSize = 300, PageToken = page.NextPageToken });
        Assert.Equal((300, 34, 334), (page.Entries.Count, rest.Entries.Count, page.Entries.Concat(rest.Entries).Select(entry => entry.EntryId).Distinct().Count()));
    }

    [Fact]
    public async Task Versions_are_kept_with_their_figures_and_show_what_changed()
    {
        await world.Prepared("roll-versions", Voter("1000001", Akm), Voter("1000002", Akm, "Оспанов"), Voter("1000003", Ala, "Тілеу"));
        await world.Run("roll-versions", "roll-versions-c", Move("1000001", Ala), Remove("1000002"), Add(Voter("1000004", Akm, "Жұмабай")));

        var shown = await world.Freeze("roll-versions", VoterListStage.Displayed);

        Assert.Equal((3u, 1u, 1u, 1u), (shown.Version.Entries, shown.Version.Added, shown.Version.Removed, shown.Version.Corrected));
        Assert.Equal((VoterRollState.Displayed, "2011-04-03"), (shown.Roll.State, shown.Roll.KeyDate));
        Assert.Contains(shown.Findings, finding => finding.Rule is "elections.voter_lists.display_days" && finding.Outcome is Outcome.Satisfied);
        var stations = (await world.Public.VoterLists.ListStationQualityAsync(new() { ElectionId = "roll-versions", VersionId = "roll-versions-displayed" })).Stations;
        Assert.Equal(["ADDED 1", "REMOVED 1", "MOVED_OUT 1"], Since(stations, Akm));
        Assert.Equal(["ENTRIES 1", "MOVED_IN 1"], Since(stations, Ala));
        Assert.Equal((2u, 1u), ((await world.Figures("roll-versions", Akm, "roll-versions-preliminary"))[VoterListMeasure.Entries], (await world.Figures("roll-versions", Akm))[VoterListMeasure.Entries]));
        var quality = await world.Public.VoterLists.GetVoterListQualityAsync(new() { ElectionId = "roll-versions", AsOf = "2011-04-01" });
        Assert.Equal((2, 3u, 3u), (quality.Versions.Count, quality.Corrections, quality.LastEntries));
    }

    [Fact]
    public async Task A_citizen_learns_of_the_own_entry_and_of_nobody_elses()
    {
        await world.Prepared("roll-own", Voter("1000001", Akm, "Сейтқали"), Voter("1000002", Ala, "Оспанов", born: "1980-01-02"));
        async Task<CheckOwnEntryResponse> Ask(string number, string surname, string born, string election = "roll-own") =>
            await world.Public.VoterLists.CheckOwnEntryAsync(new() { ElectionId = election, NationalNumber = number, Surname = surname, BirthDate = born });

        Assert.Equal(new() { Listed = true, PrecinctId = Akm }, await Ask("1000001", "СЕЙТҚАЛИ", "1970-05-06"));
        Assert.Equal(new() { Listed = true, PrecinctId = Akm }, await Ask("100 0001", "Seitkali", "1970-05-06"));
        foreach (var (number, surname, born) in new[]
        {
            ("1000009", "Сейтқали", "1970-05-06"), ("1000001", "Сейтқали", "1970-05-07"), ("1000001", "Оспанов", "1970-05-06"),
            ("1000002", "Сейтқали", "1970-05-06"), ("1000001", "Сейтқали", "no date"), ("---", "Сейтқали", "1970-05-06"),
        })
            Assert.Equal(new CheckOwnEntryResponse(), await Ask(number, surname, born));
        await world.Run("roll-own", "roll-own-c", Remove("1000001"));
        Assert.Equal(new CheckOwnEntryResponse(), await Ask("1000001", "Сейтқали", "1970-05-06"));
    }

    [Fact]
    public async Task Only_the_commissions_of_a_station_read_its_voters()
    {
        await world.Prepared("roll-scope", Voter("1000001", Akm));
        ListVoterEntriesRequest Asking(string station = Akm) => new() { ElectionId = "roll-scope", PrecinctId = station };

        foreach (var grant in new[] { $"precinct_commission@{Akm}", "regional_commission@KZ-AKM", "central_commission@kz" })
            Assert.Single((await world.As(grant).VoterLists.ListVoterEntriesAsync(Asking())).Entries);
        foreach (var grant in new[] { $"precinct_commission@{Ala}", "regional_commission@KZ-ALA", "central_commission@arland" })
            await Refused.By(world.As(grant).VoterLists.ListVoterEntriesAsync(Asking()), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.Commission.VoterLists.ListVoterEntriesAsync(Asking("nowhere")), StatusCode.NotFound, "PRECINCT_NOT_FOUND");
    }

    [Fact]
    public async Task What_is_destroyed_is_gone_and_the_figures_stay()
    {
        await world.Prepared("roll-destroyed", Voter("1000001", Akm), Voter("1000002", Akm));
        await world.Run("roll-destroyed", "roll-destroyed-c", Amend(Voter("1000001", "", "Ахмет")));

        var gone = await world.Commission.VoterLists.DestroyVoterDataAsync(
            new() { RequestId = World.NewId(), OccurredOn = "2011-06-01", ElectionId = "roll-destroyed", Act = "Order 7" });

        Assert.Equal((2u, VoterRollState.Destroyed, 2u), (gone.Destroyed, gone.Roll.State, gone.Roll.Entries));
        Assert.All(await world.Entries("roll-destroyed", Akm), entry => Assert.Equal(("", "", ""), (entry.Surname, entry.GivenNames, entry.BirthDate)));
        Assert.Equal(new(), await world.Public.VoterLists.CheckOwnEntryAsync(
            new() { ElectionId = "roll-destroyed", NationalNumber = "1000002", Surname = "Ахметов", BirthDate = "1970-05-06" }));
        await Refused.ByRules(world.Commission.VoterLists.RollBackVoterChangesetAsync(RollBack("roll-destroyed-c")), "elections.voter_lists.state");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_walk_at_random_keeps_to_the_table_of_lists(int seed)
    {
        var id = $"roll-walk-{seed}";
        await world.Open(id);
        var made = 0;
        var acts = new Dictionary<VoterRollAct, Func<Task>>
        {
            [VoterRollAct.Open] = async () => await world.Commission.VoterLists.OpenVoterRollAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-02-05", ElectionId = id }),
            [VoterRollAct.Enter] = () => world.Import(id, Voter($"2000{++made:D4}", Akm)),
            [VoterRollAct.Change] = () => world.Create(id, $"{id}-{++made}"),
            [VoterRollAct.Prepare] = Fresh(id, VoterRollAct.Prepare),
            [VoterRollAct.Display] = Fresh(id, VoterRollAct.Display),
            [VoterRollAct.Finalize] = Fresh(id, VoterRollAct.Finalize),
            [VoterRollAct.Close] = Fresh(id, VoterRollAct.Close),
        };
        if (seed == 3)
            acts[VoterRollAct.Destroy] = async () => await world.Commission.VoterLists.DestroyVoterDataAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-06-01", ElectionId = id, Act = "Order" });
        var taken = await LifecycleWalk.Take(VoterRollRules.Lifecycle, acts,
            async () => (await world.Public.VoterLists.GetVoterRollAsync(new() { ElectionId = id })).Roll.State, seed, 30);
        Assert.NotEmpty(taken);
    }

    private Func<Task> Fresh(string election, VoterRollAct act)
    {
        var tried = 0;
        return async () => await world.Commission.VoterLists.FreezeVoterRollAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2011-03-01",
            ElectionId = election,
            VersionId = $"{election}-{act.ToString().ToLowerInvariant()}-{++tried}",
            Stage = Enum.GetValues<VoterListStage>().Single(stage => VoterRollRules.ActOf(stage) == act),
        });
    }

    private static IEnumerable<string> Since(IEnumerable<StationQuality> stations, string station) => stations.Single(quality => string.Equals(quality.PrecinctId, station, StringComparison.Ordinal))
        .SincePrevious.Select(count => $"{Platform.Errors.EnumText.Of(count.Measure)} {count.Count}");
}

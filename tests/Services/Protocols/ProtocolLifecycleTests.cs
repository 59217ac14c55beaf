using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Saylau.Elections.Protocols;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Protocols;

public sealed class ProtocolLifecycleTests(CountingWorld world)
{
    [Fact]
    public async Task A_protocol_goes_where_the_table_says_and_nowhere_else()
    {
        var taken = new HashSet<(ProtocolState, ProtocolAct, ProtocolState)>();
        foreach (var seed in Enumerable.Range(1, 6))
        {
            var id = $"walk-{seed}";
            await world.Election(id, ElectionKind.Regular, $"{id}-a");
            var steps = new Steps(world, id);
            await steps.Do("akm-1", ProtocolAct.Submit, 40);
            var votes = 41u;
            taken.UnionWith(await LifecycleWalk.Take(
                ProtocolRules.Lifecycle,
                new[] { ProtocolAct.Enter, ProtocolAct.Submit, ProtocolAct.Accept, ProtocolAct.Return, ProtocolAct.Correct, ProtocolAct.OrderRecount, ProtocolAct.Annul }
                    .Where(act => act is not ProtocolAct.Annul || seed == 6)
                    .ToDictionary(act => act, act => (Func<Task>)(() => steps.Do("akm-1", act, ++votes))),
                async () => (await world.Commission.Protocols.GetProtocolAsync(new() { ElectionId = id, PrecinctId = "akm-1" })).Protocol.State,
                seed, steps: 30));
            await world.Proves(id, "akm-1");
        }

        Assert.True(taken.Count >= 10, $"Only {taken.Count} transitions were taken.");
    }

    [Fact]
    public async Task The_tallies_are_those_of_a_recount_wherever_protocols_go()
    {
        await world.Election("tallies", ElectionKind.Regular, "tallies-a");
        var (steps, model) = (new Steps(world, "tallies"), new Dictionary<string, (ProtocolState State, uint Votes)>());
        var acts = new[] { ProtocolAct.Accept, ProtocolAct.Submit, ProtocolAct.Return, ProtocolAct.Correct, ProtocolAct.OrderRecount, ProtocolAct.Enter };
        for (var step = 0; step < 90; step++)
        {
            var dice = SHA256.HashData(Encoding.UTF8.GetBytes($"tallies/{step}"));
            var station = CountingWorld.Stations[dice[0] % CountingWorld.Stations.Count];
            var act = step % 40 == 39 ? ProtocolAct.Annul : acts[dice[1] % acts.Length];
            var (state, votes) = model.GetValueOrDefault(station);
            // What is not there comes in by an import, and is corrected by nobody.
            if (ProtocolRules.Lifecycle.After(state, act) is not { } next || (state is ProtocolState.Unspecified && act is ProtocolAct.Correct))
                continue;
            var figures = act is ProtocolAct.Submit or ProtocolAct.Correct or ProtocolAct.Enter || state is ProtocolState.Unspecified ? dice[2] % 90u : votes;
            await steps.Do(station, act, figures, state);
            model[station] = (next, figures);
            await Agrees("tallies", model);
        }

        Assert.Contains(model.Values, protocol => protocol.State is ProtocolState.Annulled);
        Assert.Contains(model.Values, protocol => ProtocolRules.Counts(protocol.State));
        await Agrees("tallies", model, asOf: "2010-06-06");
    }

    [Fact]
    public async Task Every_version_is_kept_with_its_act_and_its_reason()
    {
        await world.Election("versions", ElectionKind.Regular, "versions-a");
        var steps = new Steps(world, "versions");
        await steps.Do("akm-1", ProtocolAct.Submit, 30);
        Assert.Equal(0u, (await world.Tally("versions")).StationsCounted);
        await steps.Do("akm-1", ProtocolAct.Return, 0);
        await steps.Do("akm-1", ProtocolAct.Submit, 31);
        await steps.Do("akm-1", ProtocolAct.Accept, 0);
        Assert.Equal(31u, (await world.Tally("versions")).Valid);
        await steps.Do("akm-1", ProtocolAct.OrderRecount, 0);
        Assert.Equal((0u, 0u), ((await world.Tally("versions")).StationsCounted, (await world.Tally("versions", "KZ-AKM")).Valid));
        await steps.Do("akm-1", ProtocolAct.Submit, 32);
        await steps.Do("akm-1", ProtocolAct.Accept, 0);

        var versions = (await world.Commission.Protocols.ListProtocolVersionsAsync(new() { ElectionId = "versions", PrecinctId = "akm-1" })).Protocols;
        Assert.Equal(
            [ProtocolState.Submitted, ProtocolState.Returned, ProtocolState.Submitted, ProtocolState.Accepted, ProtocolState.Recount, ProtocolState.Submitted, ProtocolState.Accepted],
            versions.Select(version => version.State));
        Assert.Equal([30u, 30u, 31u, 31u, 31u, 32u, 32u], versions.Select(version => version.Entry.Valid));
        Assert.All(versions.Where(version => version.Act is ProtocolAct.Return or ProtocolAct.OrderRecount), version => Assert.NotEmpty(version.Reason));
        Assert.Equal(32u, (await world.Tally("versions")).Valid);
        await world.Proves("versions", "akm-1");
    }

    [Fact]
    public async Task What_came_with_the_figures_is_kept_and_shown_with_them()
    {
        await world.Election("paper", ElectionKind.Regular, "paper-a");
        var entry = CountingWorld.Protocol("akm-1", ("paper-a", 30));
        entry.Boxes.Add([new BoxCount { Kind = BoxKind.Mobile, Ballots = 1 }, new BoxCount { Kind = BoxKind.Ordinary, Ballots = 30 }]);
        entry.Attachments = new()
        {
            Signatories = { new Signatory { Name = "Chair of the commission", Office = "chair" } },
            DissentingOpinions = { new DissentingOpinion { Author = "Secretary", Text = "The mobile box was opened late." } },
            Photograph = new() { Sha256 = new string('a', 64), MediaType = "image/jpeg" },
            PostedAt = "2010-06-06T23:10",
            CopiesGiven = 0,
        };
        await world.Commission.Protocols.ImportProtocolsAsync(CountingWorld.Import("paper", entry));

        var shown = (await world.Commission.Protocols.GetProtocolAsync(new() { ElectionId = "paper", PrecinctId = "akm-1" })).Protocol;
        Assert.Equal(entry.Attachments, shown.Entry.Attachments);
        Assert.Equal([BoxKind.Ordinary, BoxKind.Mobile], shown.Entry.Boxes.Select(box => box.Kind));
        Assert.Null((await world.Public.Protocols.GetProtocolAsync(new() { ElectionId = "paper", PrecinctId = "akm-1" })).Protocol.Entry.Attachments);
        entry.Boxes[0].Ballots++;
        await Refused.ByRules(world.Commission.Protocols.CorrectProtocolAsync(new()
        {
            RequestId = World.NewId(),
            ValidateOnly = true,
            OccurredOn = "2010-06-07",
            ElectionId = "paper",
            PrecinctId = "akm-1",
            Protocol = entry,
            Reason = "Recounted.",
        }), "elections.protocols.box_kinds");
        var check = await world.Commission.Protocols.CheckProtocolAsync(new() { ElectionId = "paper", PrecinctId = "akm-1", AsOf = "2010-06-07" });
        Assert.Equal((ProtocolState.Accepted, "elections.protocols.lifecycle"), (check.State, Assert.Single(Refused.Unmet(check.Findings))));
    }

    [Fact]
    public async Task A_commission_submits_and_the_one_above_decides()
    {
        await world.Election("above", ElectionKind.Regular, "above-a");
        var own = world.As("precinct_commission@akm-1");
        await own.Protocols.SubmitProtocolAsync(Steps.Submit("above", "akm-1", 30));
        await Refused.By(own.Protocols.SubmitProtocolAsync(Steps.Submit("above", "akm-2", 30)), StatusCode.PermissionDenied, "PRECINCT_OUT_OF_SCOPE");
        await Refused.By(own.Protocols.DecideProtocolAsync(Steps.Decide("above", "akm-1")), StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED");
        await Refused.By(world.As("regional_commission@KZ-ALA").Protocols.DecideProtocolAsync(Steps.Decide("above", "akm-1")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        var unexplained = Steps.Decide("above", "akm-1");
        unexplained.Decision = ProtocolDecision.Return;
        await Refused.By(world.As("regional_commission@KZ-AKM").Protocols.DecideProtocolAsync(unexplained), StatusCode.InvalidArgument, "FIELDS_INVALID");
        var stale = Steps.Decide("above", "akm-1");
        stale.Etag = "v9";
        await Refused.By(world.Commission.Protocols.DecideProtocolAsync(stale), StatusCode.Aborted, "ETAG_MISMATCH");
        await world.As("regional_commission@KZ-AKM").Protocols.DecideProtocolAsync(Steps.Decide("above", "akm-1"));

        var annul = new AnnulProtocolRequest
        {
            RequestId = World.NewId(),
            OccurredOn = "2010-06-07",
            ElectionId = "above",
            PrecinctId = "akm-1",
            Reason = "Ballots were stuffed.",
            ComplaintId = "nowhere",
        };
        await Refused.By(world.As("court@kz").Protocols.AnnulProtocolAsync(annul), StatusCode.NotFound, "COMPLAINT_NOT_FOUND");
        annul.ComplaintId = "";
        var expected = (await world.Tally("above")).StationsExpected;
        Assert.Equal(ProtocolState.Annulled, (await world.As("court@kz").Protocols.AnnulProtocolAsync(annul)).Protocol.State);
        Assert.Equal((0u, expected - 1), ((await world.Tally("above")).StationsCounted, (await world.Tally("above")).StationsExpected));
        Assert.Equal((1u, expected), ((await world.Tally("above", asOf: "2010-06-06")).StationsCounted, (await world.Tally("above", asOf: "2010-06-06")).StationsExpected));
    }

    private async Task Agrees(string election, Dictionary<string, (ProtocolState State, uint Votes)> model, string asOf = "")
    {
        foreach (var region in new[] { "", "KZ-AKM", "KZ-ALA" })
        {
            var counted = model.Where(entry => ProtocolRules.Counts(entry.Value.State) && (region.Length == 0 || string.Equals(CountingWorld.RegionOf(entry.Key), region, StringComparison.Ordinal))).ToArray();
            var tally = await world.Tally(election, region, asOf);
            var valid = (uint)counted.Sum(entry => entry.Value.Votes);
            Assert.Equal(
                ((uint)counted.Length, valid, (uint)counted.Length, (uint)counted.Length * 100, valid + (2u * (uint)counted.Length), valid),
                (tally.StationsCounted, tally.Valid, tally.Invalid, tally.Registered, tally.Issued, tally.Choices.Single().Votes));
        }
    }
}

/// <summary>The acts on the protocol of a station, made so that no other rule stands in their way.</summary>
internal sealed class Steps(CountingWorld world, string election)
{
    private const string Day = "2010-06-06";

    public async Task Do(string station, ProtocolAct act, uint votes, ProtocolState from = ProtocolState.Draft)
    {
        var protocols = world.Commission.Protocols;
        var entry = CountingWorld.Protocol(station, ($"{election}-a", votes));
        switch (act)
        {
            case ProtocolAct.Accept when from is ProtocolState.Unspecified:
                Assert.Empty((await protocols.ImportProtocolsAsync(CountingWorld.Import(election, entry))).Rows[0].Reason);
                break;
            case ProtocolAct.Enter:
                await Enter(world.Commission, entry);
                await Enter(world.As($"regional_commission@{CountingWorld.RegionOf(station)}"), entry);
                break;
            case ProtocolAct.Submit:
                await protocols.SubmitProtocolAsync(Submit(election, station, votes));
                break;
            case ProtocolAct.Accept or ProtocolAct.Return:
                var decide = Decide(election, station);
                (decide.Decision, decide.Reason) = (act is ProtocolAct.Accept ? ProtocolDecision.Accept : ProtocolDecision.Return, "So it was decided.");
                await protocols.DecideProtocolAsync(decide);
                break;
            case ProtocolAct.Correct:
                await protocols.CorrectProtocolAsync(new() { RequestId = World.NewId(), OccurredOn = Day, ElectionId = election, PrecinctId = station, Protocol = entry, Reason = "Misread." });
                break;
            case ProtocolAct.OrderRecount:
                await protocols.OrderRecountAsync(new() { RequestId = World.NewId(), OccurredOn = Day, ElectionId = election, PrecinctId = station, Reason = "Asked for." });
                break;
            default:
                await protocols.AnnulProtocolAsync(new() { RequestId = World.NewId(), OccurredOn = Day, ElectionId = election, PrecinctId = station, Reason = "Stuffed." });
                break;
        }
    }

    public static SubmitProtocolRequest Submit(string election, string station, uint votes) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = Day,
        ElectionId = election,
        PrecinctId = station,
        Protocol = CountingWorld.Protocol(station, ($"{election}-a", votes)),
    };

    public static DecideProtocolRequest Decide(string election, string station) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = Day,
        ElectionId = election,
        PrecinctId = station,
        Decision = ProtocolDecision.Accept,
    };

    private async Task Enter(Saylau.Testing.Clients clients, ProtocolEntry entry) => await clients.Protocols.EnterProtocolAsync(
        new() { RequestId = World.NewId(), OccurredOn = Day, ElectionId = election, PrecinctId = entry.PrecinctId, Protocol = entry });
}

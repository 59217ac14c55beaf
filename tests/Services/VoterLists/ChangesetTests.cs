using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Elections.VoterLists;
using Saylau.Tests.Services.Support;
using static Saylau.Tests.Services.VoterLists.Rolls;

namespace Saylau.Tests.Services.VoterLists;

public sealed class ChangesetTests(VotingWorld world)
{
    private const string Akm = "roll-akm-1", Ala = "roll-ala-1";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_is_rolled_back_is_as_if_it_had_never_been_run(int seed)
    {
        var id = $"cs-identity-{seed}";
        await world.Prepared(id, [.. Enumerable.Range(0, 12).Select(at => Voter($"3000{at:D3}", Stations[at % 3], $"Аты{at}"))]);
        // An earlier changeset leaves someone who is removed, so that adding again is among what is undone.
        await world.Run(id, $"{id}-before", Remove("3000000"), Move("3000001", string.Equals(Ala, Stations[1], StringComparison.Ordinal) ? Akm : Ala));
        var before = await world.Everything(id);

        await world.Run(id, $"{id}-c", [.. Chosen(seed)]);
        Assert.NotEqual(before, await world.Everything(id));
        var undone = await world.Commission.VoterLists.RollBackVoterChangesetAsync(RollBack($"{id}-c"));

        Assert.Equal(before, await world.Everything(id));
        Assert.Equal((VoterChangesetState.RolledBack, Chosen(seed).Count()), (undone.Changeset.State, undone.Rows.Count(row => row.Outcome is RowOutcome.Stored)));
    }

    [Fact]
    public async Task A_changeset_is_run_whole_or_not_at_all_and_says_what_stood_in_its_way()
    {
        await world.Prepared("cs-whole", Voter("1000001", Akm), Voter("1000002", Akm, "Оспанов"));
        await world.Create("cs-whole", "cs-whole-c", Move("1000001", Ala), Remove("1000009"), Add(Voter("1000002", Ala, "Оспанов")), Move("1000008", Ala));
        await world.Approve("cs-whole-c");
        var before = await world.Everything("cs-whole");

        await Refused.ByRules(world.Commission.VoterLists.RunVoterChangesetAsync(Run("cs-whole-c")), [.. Enumerable.Repeat("elections.voter_lists.change_possible", 3)]);

        Assert.Equal(before, await world.Everything("cs-whole"));
        var check = await world.Commission.VoterLists.CheckVoterChangesetAsync(new() { ChangesetId = "cs-whole-c", Act = VoterChangesetAct.Run });
        Assert.Equal(["REMOVE 1 NOT_LISTED", "ADD 2 LISTED", "MOVE 3 NOT_LISTED"],
            check.Findings.Where(finding => finding.Outcome is Outcome.Violated).Select(finding => $"{finding.Subject} {finding.Actual.Text}"));
    }

    [Fact]
    public async Task What_a_later_changeset_changed_as_well_is_not_rolled_back_and_the_later_one_is_named()
    {
        await world.Prepared("cs-later", Voter("1000001", Akm), Voter("1000002", Akm, "Оспанов"));
        await world.Run("cs-later", "cs-later-1", Move("1000001", Ala), Remove("1000002"));
        await world.Run("cs-later", "cs-later-2", Move("1000001", Akm));

        await Refused.ByRules(world.Commission.VoterLists.RollBackVoterChangesetAsync(RollBack("cs-later-1")), "elections.voter_lists.last_change");

        var check = await world.Commission.VoterLists.CheckVoterChangesetAsync(new() { ChangesetId = "cs-later-1", Act = VoterChangesetAct.RollBack });
        Assert.Equal("MOVE 0 cs-later-2", check.Findings.Where(finding => finding.Outcome is Outcome.Violated).Select(finding => $"{finding.Subject} {finding.Actual.Text}").Single());
        await world.Commission.VoterLists.RollBackVoterChangesetAsync(RollBack("cs-later-2"));
        await world.Commission.VoterLists.RollBackVoterChangesetAsync(RollBack("cs-later-1"));
        Assert.Equal(2, (await world.Entries("cs-later", Akm)).Count);
    }

    [Fact]
    public async Task Whoever_proposes_changes_does_not_approve_them()
    {
        await world.Prepared("cs-approve", Voter("1000001", Akm));
        await world.Create("cs-approve", "cs-approve-c", Remove("1000001"));

        await Refused.ByRules(world.Commission.VoterLists.ApproveVoterChangesetAsync(new() { RequestId = World.NewId(), OccurredOn = "2011-03-03", ChangesetId = "cs-approve-c" }),
            "elections.voter_lists.other_approver");
        await Refused.ByRules(world.Commission.VoterLists.RunVoterChangesetAsync(Run("cs-approve-c")), "elections.voter_lists.changeset_state");
        await world.Approve("cs-approve-c");
        Assert.Equal(VoterChangesetState.Approved, (await world.Public.VoterLists.GetVoterChangesetAsync(new() { ChangesetId = "cs-approve-c" })).Changeset.State);
    }

    [Fact]
    public async Task Changes_that_say_too_little_or_too_much_are_refused_clearly()
    {
        await world.Prepared("cs-bad", Voter("1000001", Akm));
        var lists = world.Commission.VoterLists;
        await Refused.By(lists.CreateVoterChangesetAsync(Changes("cs-bad", "cs-bad-1", Move("1000001", ""))), StatusCode.InvalidArgument, "VOTER_ENTRY_INCOMPLETE");
        await Refused.By(lists.CreateVoterChangesetAsync(Changes("cs-bad", "cs-bad-2", Move("1000001", "nowhere"))), StatusCode.NotFound, "PRECINCT_NOT_FOUND");
        await Refused.By(lists.CreateVoterChangesetAsync(Changes("cs-bad", "cs-bad-3", Add(Voter("1000002", Akm, "")))), StatusCode.InvalidArgument, "VOTER_ENTRY_INCOMPLETE");
        await Refused.By(lists.CreateVoterChangesetAsync(Changes("cs-bad", "cs-bad-4", new VoterChange { Kind = VoterChangeKind.Remove, EntryId = "abc", Reason = "x" })), StatusCode.InvalidArgument, "VOTER_ENTRY_INCOMPLETE");
        await Refused.ByRules(lists.CreateVoterChangesetAsync(Changes("cs-bad", "cs-bad-5", Remove("1000001"), Move("1000001", Ala))), "elections.voter_lists.one_change_per_voter");
        await Refused.ByRules(lists.CreateVoterChangesetAsync(Changes("cs-bad", "cs-bad-6", Add(Voter("1000002", Akm, born: "1999-01-01")))), "elections.voter_lists.min_age");
        await world.Create("cs-bad", "cs-bad-7");
        await Refused.By(lists.CreateVoterChangesetAsync(Changes("cs-bad", "cs-bad-7")), StatusCode.AlreadyExists, "VOTER_CHANGESET_EXISTS");
        var listed = await world.Public.VoterLists.ListVoterChangesetsAsync(new() { ElectionId = "cs-bad", States = { VoterChangesetState.Proposed } });
        Assert.Equal("cs-bad-7", Assert.Single(listed.Changesets).ChangesetId);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_walk_at_random_keeps_to_the_table_of_changesets(int seed)
    {
        var (election, id, asked) = ($"cs-walk-{seed}", $"cs-walk-{seed}-c", 0);
        await world.Prepared(election, [.. Enumerable.Range(0, 20).Select(at => Voter($"4000{at:D3}", Akm, $"Аты{at}"))]);
        await world.Create(election, id);
        var acts = new Dictionary<VoterChangesetAct, Func<Task>>
        {
            [VoterChangesetAct.Extend] = async () =>
            {
                var correction = await world.Asked(election, $"{id}-{++asked}", Move($"4000{asked:D3}", Ala));
                await world.Commission.VoterLists.DecideVoterCorrectionAsync(CorrectionTests.Grant(correction, id));
            },
            [VoterChangesetAct.Approve] = () => world.Approve(id),
            [VoterChangesetAct.Run] = async () => await world.Commission.VoterLists.RunVoterChangesetAsync(Run(id)),
            [VoterChangesetAct.RollBack] = async () => await world.Commission.VoterLists.RollBackVoterChangesetAsync(RollBack(id)),
        };

        var taken = await LifecycleWalk.Take(ChangesetRules.Lifecycle, acts,
            async () => (await world.Public.VoterLists.GetVoterChangesetAsync(new() { ChangesetId = id })).Changeset.State, seed, 16);

        Assert.NotEmpty(taken);
    }

    // Each voter has one change, chosen by the seed: numbers that no table knows count as well.
    private static IEnumerable<VoterChange> Chosen(int seed)
    {
        yield return Add(Voter("3000000", Stations[seed % 3], $"Қайта{seed}"));
        for (var at = 2; at < 12; at++)
        {
            switch ((at * 7 + seed * 5) % 4)
            {
                case 0: yield return Remove($"3000{at:D3}"); break;
                case 1: yield return Move($"3000{at:D3}", Stations[(at + 1) % 3]); break;
                case 2: yield return Amend(Voter($"3000{at:D3}", "", $"Жаңа{seed}")); break;
                default: yield return Add(Voter($"3001{at:D3}", Stations[at % 3], $"Жас{at}")); break;
            }
        }
    }
}

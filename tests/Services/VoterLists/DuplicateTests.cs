using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Elections.VoterLists;
using Saylau.Tests.Services.Support;
using static Saylau.Tests.Services.VoterLists.Rolls;

namespace Saylau.Tests.Services.VoterLists;

public sealed class DuplicateTests(VotingWorld world)
{
    private const string Akm = "roll-akm-1", Ala = "roll-ala-1";

    [Fact]
    public async Task A_person_with_two_numbers_is_found_reviewed_and_removed_once()
    {
        await world.Prepared("dup-found", Voter("1000001", Akm, "Сейтқали", "Нұрлан Серікұлы", "1970-05-06"), Voter("1000002", Ala, "Seitqali", "Nurlan Serik", "1970-06-05"),
            Voter("1000003", Ala, "Оспанова", "Айгүл", "1985-01-02"), Voter("1000004", Akm, "Жұмабай", "Қанат", "1970-05-06"));
        await world.Create("dup-found", "dup-found-c");

        var found = await Find("dup-found");
        var pair = Assert.Single((await world.Commission.VoterLists.ListDuplicateCandidatesAsync(new() { ElectionId = "dup-found" })).Candidates);

        Assert.Equal((4u, 1u), (found.EntriesRead, found.Candidates));
        Assert.Equal((FieldAgreement.Exact, FieldAgreement.Exact, FieldAgreement.Close), (pair.Surname, pair.GivenNames, pair.BirthDate));
        Assert.Equal(["Seitqali", "Сейтқали"], new[] { pair.First.Surname, pair.Second.Surname }.Order(StringComparer.Ordinal));
        Assert.Equal(0u, (await Find("dup-found")).Candidates);
        var extra = new[] { pair.First, pair.Second }.Single(entry => string.Equals(entry.PrecinctId, Ala, StringComparison.Ordinal));
        var reviewed = await world.Commission.VoterLists.ReviewDuplicateAsync(Review(pair, DuplicateReviewAct.Confirm, extra.EntryId, "dup-found-c"));
        Assert.Equal((DuplicateReviewState.SamePerson, "", ""), (reviewed.Candidate.State, reviewed.Candidate.First.Surname, reviewed.Candidate.Second.Surname));
        await world.Approve("dup-found-c");
        await world.Commission.VoterLists.RunVoterChangesetAsync(Run("dup-found-c"));
        Assert.Equal("Оспанова", Assert.Single(await world.Entries("dup-found", Ala)).Surname);
        var figures = await world.Figures("dup-found", pair.First.PrecinctId);
        Assert.Equal((1u, false), (figures[VoterListMeasure.DuplicatesConfirmed], figures.ContainsKey(VoterListMeasure.DuplicatesToReview)));
    }

    [Fact]
    public async Task A_review_that_says_too_little_is_refused_and_only_the_commission_reads_pairs()
    {
        await world.Prepared("dup-refused", Voter("1000001", Akm), Voter("1000002", Ala));
        await Find("dup-refused");
        var pair = Assert.Single((await world.Commission.VoterLists.ListDuplicateCandidatesAsync(new() { ElectionId = "dup-refused" })).Candidates);
        var lists = world.Commission.VoterLists;

        await Refused.By(lists.ReviewDuplicateAsync(Review(pair, DuplicateReviewAct.Confirm)), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(lists.ReviewDuplicateAsync(Review(pair, DuplicateReviewAct.Confirm, new string('0', 64), "dup-c")), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(world.As($"precinct_commission@{Akm}").VoterLists.ListDuplicateCandidatesAsync(new() { ElectionId = "dup-refused" }), StatusCode.PermissionDenied, "ROLE_NOT_ALLOWED");
        await lists.ReviewDuplicateAsync(Review(pair, DuplicateReviewAct.Doubt));
        await Refused.By(lists.ReviewDuplicateAsync(Review(pair, DuplicateReviewAct.Dismiss)), StatusCode.Aborted, "ETAG_MISMATCH");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_walk_at_random_keeps_to_the_table_of_pairs(int seed)
    {
        var id = $"dup-walk-{seed}";
        await world.Prepared(id, Voter("1000001", Akm), Voter("1000002", Ala));
        await world.Create(id, $"{id}-c");
        await Find(id);
        async Task<DuplicateCandidate> Pair() => (await world.Commission.VoterLists.ListDuplicateCandidatesAsync(new() { ElectionId = id })).Candidates[0];
        async Task Act(DuplicateReviewAct act) => await world.Commission.VoterLists.ReviewDuplicateAsync(Review(await Pair(), act, (await Pair()).First.EntryId, $"{id}-c"));

        var taken = await LifecycleWalk.Take(DuplicateRules.Lifecycle, new Dictionary<DuplicateReviewAct, Func<Task>>
        {
            [DuplicateReviewAct.Confirm] = () => Act(DuplicateReviewAct.Confirm),
            [DuplicateReviewAct.Dismiss] = () => Act(DuplicateReviewAct.Dismiss),
            [DuplicateReviewAct.Doubt] = () => Act(DuplicateReviewAct.Doubt),
        }, async () => (await Pair()).State, seed, 8);

        Assert.NotEmpty(taken);
    }

    private async Task<FindDuplicateVotersResponse> Find(string election)
    {
        using var stream = world.Commission.VoterLists.FindDuplicateVoters(
            new() { RequestId = World.NewId(), OccurredOn = "2011-03-02", ElectionId = election }, cancellationToken: TestContext.Current.CancellationToken);
        var told = new List<FindDuplicateVotersResponse>();
        while (await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
            told.Add(stream.ResponseStream.Current);
        Assert.All(told.SkipLast(1), progress => Assert.False(progress.HasCandidates));
        return told[^1];
    }

    private static ReviewDuplicateRequest Review(DuplicateCandidate pair, DuplicateReviewAct act, string remove = "", string changeset = "") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2011-03-03",
        CandidateId = pair.CandidateId,
        Etag = pair.Etag,
        Act = act,
        RemoveEntryId = remove,
        ChangesetId = changeset,
    };
}

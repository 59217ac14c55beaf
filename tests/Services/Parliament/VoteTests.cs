using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class VoteTests
{
    [Fact]
    public async Task A_roll_call_names_its_voters_and_its_counts_follow()
    {
        await using var world = await WithBudget(16);
        var secret = BudgetWorld.RollCall("budget", "secret", "yyyyyyyyyyyyynnn");
        secret.Method = VoteMethod.Secret;
        await Refused.ByRules(world.Secretariat.Votes.RecordRollCallAsync(secret), "parliament.votes.named");
        await Refused.ByRules(world.Secretariat.Votes.RecordRollCallAsync(BudgetWorld.RollCall("budget", "strangers", "yyyyyyyyyyyyynnny")), "parliament.votes.members");
        var twice = BudgetWorld.RollCall("budget", "twice", "yyy");
        twice.Ballots.Add(BudgetWorld.Ballot(1, 'n'));
        await Refused.By(world.Secretariat.Votes.RecordRollCallAsync(twice), StatusCode.InvalidArgument, "PERSON_REPEATED");
        await Refused.ByRules(world.Secretariat.Votes.RecordRollCallAsync(BudgetWorld.RollCall("budget", "early", "yyyyyyyyyyyynnnn", VoteMatter.FirstReading)), "parliament.votes.stage");

        var recorded = await world.Secretariat.Votes.RecordRollCallAsync(BudgetWorld.RollCall("budget", "call", "yyyyyyynnapp.xe."));
        var vote = recorded.Vote;
        Assert.Equal((7u, 2u, 1u, 12u, 1u, 1u, true), (vote.VotesFor, vote.VotesAgainst, vote.Abstained, vote.Present, vote.Absent, vote.Excused, vote.HasBallots));
        Assert.Equal(VoteResult.Passed, vote.Result);
        Assert.Equal(Outcome.Warning, recorded.Findings.Single(finding => finding.Rule is "parliament.votes.everybody").Outcome);
        await Refused.By(world.Secretariat.Votes.RecordRollCallAsync(BudgetWorld.RollCall("budget", "call", "yyy")), StatusCode.AlreadyExists, "VOTE_EXISTS");
        Assert.Equal(vote, (await world.Public.Votes.GetVoteAsync(new() { VoteId = "call" })).Vote);
        Assert.Equal(vote, (await world.Public.Bills.GetBillAsync(new() { BillId = "budget" })).Bill.Votes[^1]);
        await Refused.By(world.Public.Votes.GetVoteAsync(new() { VoteId = "call", AsOf = "2020-03-11" }), StatusCode.NotFound, "VOTE_NOT_FOUND");

        var ballots = await Ballots(world, new() { VoteId = "call" });
        Assert.Equal(14, ballots.Count);
        Assert.Equal(("member-01", "ar-harbour", BallotChoice.For, "2020-03-12"), (ballots[0].PersonId, ballots[0].GroupId, ballots[0].Choice, ballots[0].HeldOn));
        Assert.Equal(["member-08", "member-09"], (await Ballots(world, new() { Choices = { BallotChoice.Against } })).Select(ballot => ballot.PersonId));
        Assert.Equal(["member-09"], (await Ballots(world, new() { GroupId = "ar-harbour", Choices = { BallotChoice.Against } })).Select(ballot => ballot.PersonId));
        Assert.Empty(await Ballots(world, new() { PersonId = "member-01", HeldFrom = "2020-03-13" }));
    }

    [Fact]
    public async Task A_majority_of_those_present_counts_those_who_do_not_vote()
    {
        await using var world = await WithBudget(14);
        var half = (await world.Secretariat.Votes.RecordRollCallAsync(BudgetWorld.RollCall("budget", "half", "yyyyyynnpppp"))).Vote;
        var few = (await world.Secretariat.Votes.RecordRollCallAsync(BudgetWorld.RollCall("budget", "few", "yyyyyyyyyyxxxx"))).Vote;
        var unknown = (await world.Secretariat.Bills.RecordVoteAsync(BudgetWorld.Counted("budget", VoteMatter.Passage, 12, 3))).Vote;

        // Six of twelve are not more than half; ten of 22 are no quorum; and without a count of the present nothing follows.
        Assert.Equal((VoteResult.Failed, VoteResult.Failed, VoteResult.Undetermined), (half.Result, few.Result, unknown.Result));
        Assert.Equal(["parliament.votes.quorum"], Refused.Unmet(few.Findings));
        Assert.Equal(["parliament.votes.budget.passage"], Refused.Unmet(unknown.Findings));
        await Refused.ByRules(world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.Passed, "2020-03-13")), "parliament.votes.passage_passed");
    }

    [Theory]
    [InlineData(12u, 16u, VoteResult.Passed)]
    [InlineData(8u, 16u, VoteResult.Failed)]
    [InlineData(12u, null, VoteResult.Undetermined)]
    [InlineData(12u, 11u, VoteResult.Passed, "parliament.votes.present")]
    [InlineData(12u, 23u, VoteResult.Passed, "parliament.votes.seats")]
    public async Task What_a_vote_would_come_to_can_be_asked(uint yes, uint? present, VoteResult result, params string[] violated)
    {
        await using var world = await WithBudget(0);
        var request = new CheckVoteRequest { BillId = "budget", ChamberId = ParliamentWorld.Chamber, Matter = VoteMatter.Passage, VotesFor = yes, AsOf = "2020-03-12" };
        if (present is { } count)
            request.Present = count;

        var check = await world.Public.Votes.CheckVoteAsync(request);

        Assert.Equal(result, check.Result);
        Assert.Equal(violated, Refused.Unmet(check.Findings.Where(finding => finding.Rule is "parliament.votes.present" or "parliament.votes.seats")));
    }

    [Fact]
    public async Task A_vote_is_corrected_and_keeps_its_history()
    {
        await using var world = await WithBudget(16);
        var call = (await world.Secretariat.Votes.RecordRollCallAsync(BudgetWorld.RollCall("budget", "call", "yyyyyyyyynnnnnnn"))).Vote;
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("budget", BillStage.Passed, "2020-03-13"));

        await Refused.By(world.Secretariat.Votes.CorrectVoteAsync(Correction("call", "2020-03-20", call.Etag, yes: 9)), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.By(world.Secretariat.Votes.CorrectVoteAsync(Correction("none", "2020-03-20")), StatusCode.NotFound, "VOTE_NOT_FOUND");
        await Refused.ByRules(world.Secretariat.Votes.CorrectVoteAsync(Correction("call", "2020-03-11", ballots: [BudgetWorld.Ballot(9, 'n')])), "parliament.votes.after_vote");
        await Refused.ByRules(world.Secretariat.Votes.CorrectVoteAsync(Correction("call", "2020-03-20", ballots: [BudgetWorld.Ballot(99, 'n')])), "parliament.votes.members");
        var corrected = await world.Secretariat.Votes.CorrectVoteAsync(Correction("call", "2020-03-20", call.Etag, ballots: [BudgetWorld.Ballot(9, 'n')]));
        Assert.Equal((8u, 8u, VoteResult.Failed, 1u, "It was misheard."),
            (corrected.Vote.VotesFor, corrected.Vote.VotesAgainst, corrected.Vote.Result, corrected.Vote.Corrections, corrected.Vote.CorrectionReason));
        Assert.Equal(Outcome.Warning, corrected.Findings.Single(finding => finding.Rule is "parliament.votes.relied_on").Outcome);
        Assert.Equal(Outcome.Satisfied, corrected.Findings.Single(finding => finding.Rule is "parliament.votes.correction_days").Outcome);
        await Refused.By(world.Secretariat.Votes.CorrectVoteAsync(Correction("call", "2020-03-21", call.Etag)), StatusCode.Aborted, "ETAG_MISMATCH");
        var again = await world.Secretariat.Votes.CorrectVoteAsync(Correction("call", "2020-04-20", ballots: [BudgetWorld.Ballot(9, 'y')]));
        Assert.Equal(Outcome.Warning, again.Findings.Single(finding => finding.Rule is "parliament.votes.correction_days").Outcome);

        var versions = (await world.Public.Votes.ListVoteVersionsAsync(new() { VoteId = "call" })).Versions;
        Assert.Equal([(1u, 9u, 0), (2u, 8u, 1), (3u, 9u, 1)], versions.Select(version => (version.Number, version.Vote.VotesFor, version.ChangedBallots.Count)));
        Assert.Equal([call, corrected.Vote, again.Vote], versions.Select(version => version.Vote));
        Assert.Equal(corrected.Vote, (await world.Public.Votes.GetVoteAsync(new() { VoteId = "call", AsOf = "2020-04-19" })).Vote);
        Assert.Equal(call, (await world.Public.Votes.GetVoteAsync(new() { VoteId = "call", AsOf = "2020-03-19" })).Vote);
        Assert.Equal(BallotChoice.For, Assert.Single(await Ballots(world, new() { PersonId = "member-09" })).Choice);
        Assert.Equal(call, (await world.Public.Bills.GetBillAsync(new() { BillId = "budget", AsOf = "2020-03-19" })).Bill.Votes[^1]);
        Assert.Equal(corrected.Vote, (await world.Public.Bills.GetBillAsync(new() { BillId = "budget", AsOf = "2020-03-20" })).Bill.Votes[^1]);
    }

    [Fact]
    public async Task Counts_are_corrected_where_no_ballots_are_known()
    {
        await using var world = await WithBudget(0);
        var vote = (await world.Secretariat.Bills.RecordVoteAsync(BudgetWorld.Counted("budget", VoteMatter.Passage, 12, 3, 16))).Vote;
        await Refused.By(world.Secretariat.Votes.CorrectVoteAsync(Correction(vote.VoteId, "2020-03-12", ballots: [BudgetWorld.Ballot(1, 'y')])), StatusCode.InvalidArgument, "FIELDS_INVALID");
        await Refused.ByRules(world.Secretariat.Votes.CorrectVoteAsync(Correction(vote.VoteId, "2020-03-12", yes: 14)), "parliament.votes.present");

        var corrected = (await world.Secretariat.Votes.CorrectVoteAsync(Correction(vote.VoteId, "2020-03-12", yes: 8))).Vote;

        Assert.Equal((8u, 3u, 16u, VoteResult.Failed), (corrected.VotesFor, corrected.VotesAgainst, corrected.Present, corrected.Result));
        var pages = await world.Public.Votes.ListVoteVersionsAsync(new() { VoteId = vote.VoteId, PageSize = 1 });
        Assert.Equal(vote, Assert.Single(pages.Versions).Vote);
        pages = await world.Public.Votes.ListVoteVersionsAsync(new() { VoteId = vote.VoteId, PageSize = 1, PageToken = pages.NextPageToken });
        Assert.Equal((corrected, ""), (Assert.Single(pages.Versions).Vote, pages.NextPageToken));
    }

    [Fact]
    public async Task Groups_are_measured_by_how_their_members_vote()
    {
        await using var world = await WithBudget(12);
        await Call(world, "one", "yyyyyyyyyyyy");
        // Odd members are of the harbour, even ones of the lantern: six against six, then five to one and three to three.
        await Call(world, "two", "ynynynynynyn");
        await Call(world, "three", "yyynynyyynnn");
        var cohesion = await world.Public.Votes.GetCohesionAsync(new() { ChamberId = ParliamentWorld.Chamber, HeldFrom = "2020-03-01", HeldTo = "2020-03-31" });

        Assert.Equal(3u, cohesion.Votes);
        Assert.Equal(Provenance.Recorded, cohesion.Basis.Source.Provenance);
        Assert.Equal(["ar-harbour", "ar-lantern"], cohesion.Groups.Select(group => group.GroupId));
        Assert.Equal([(3u, 6u, 2u), (3u, 6u, 2u)], cohesion.Groups.Select(group => (group.Votes, group.Members, group.UnanimousVotes)));
        // One, one and two thirds; one, one and a third.
        Assert.Equal([new Ratio { Numerator = 8, Denominator = 9 }, new Ratio { Numerator = 7, Denominator = 9 }], cohesion.Groups.Select(group => group.MeanRice));
        var one = await world.Public.Votes.GetCohesionAsync(new() { ChamberId = ParliamentWorld.Chamber, VoteId = "three" });
        Assert.Equal([(1u, 2u, 3u), (1u, 1u, 3u)], one.Groups.Select(group => (group.Votes, group.WeightedRice.Numerator, group.WeightedRice.Denominator)));
        Assert.Empty((await world.Public.Votes.GetCohesionAsync(new() { ChamberId = ParliamentWorld.Chamber, HeldTo = "2020-03-01" })).Groups);
        await Refused.By(world.Public.Votes.GetCohesionAsync(new() { ChamberId = "none" }), StatusCode.NotFound, "CHAMBER_NOT_FOUND");
    }

    [Fact]
    public async Task A_joint_vote_counts_for_the_chamber_of_each_member()
    {
        await using var world = await ParliamentWorld.StartWithChamber();
        await world.Members(17);
        await world.Secretariat.Bills.IntroduceBillAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2020-03-02",
            BillId = "amendment",
            Jurisdiction = "arland",
            Kind = BillKind.ConstitutionalAmendment,
            Title = ParliamentWorld.Text("Amendment"),
            Initiator = "Government",
        });
        await world.Secretariat.Bills.AdvanceBillAsync(ParliamentWorld.Step("amendment", BillStage.FirstReading, "2020-03-10"));
        var joint = BudgetWorld.RollCall("amendment", "joint", "yyyyyyyyyyyyyyyyy");
        await Refused.ByRules(world.Secretariat.Votes.RecordRollCallAsync(joint), "parliament.votes.scope");
        joint.ChamberId = "";
        var vote = (await world.Secretariat.Votes.RecordRollCallAsync(joint)).Vote;

        Assert.Equal(("", 22u, VoteResult.Passed), (vote.ChamberId, vote.Seats, vote.Result));
        var cohesion = await world.Public.Votes.GetCohesionAsync(new() { ChamberId = ParliamentWorld.Chamber });
        Assert.Equal([("ar-harbour", 9u), ("ar-lantern", 8u)], cohesion.Groups.Select(group => (group.GroupId, group.Members)));
        Assert.Equal(17u, (await world.Public.Votes.GetAttendanceAsync(new() { ChamberId = ParliamentWorld.Chamber })).Total.Present);
    }

    [Fact]
    public async Task Attendance_is_counted_by_group_and_member()
    {
        await using var world = await WithBudget(12);
        await Call(world, "one", "yyyyyyyyyyyy");
        await Call(world, "two", "yyyyyyyyyyxe");
        var attendance = await world.Public.Votes.GetAttendanceAsync(new() { ChamberId = ParliamentWorld.Chamber });
        Assert.Equal((2u, 22u, 1u, 1u), (attendance.Votes, attendance.Total.Present, attendance.Total.Absent, attendance.Total.Excused));
        Assert.Equal(new Ratio { Numerator = 11, Denominator = 12 }, attendance.Total.PresentRatio);
        Assert.Equal([("ar-harbour", 11u, 1u, 0u), ("ar-lantern", 11u, 0u, 1u)],
            attendance.Groups.Select(group => (group.GroupId, group.Count.Present, group.Count.Absent, group.Count.Excused)));

        var page = await world.Public.Votes.ListVotingAttendanceAsync(new() { ChamberId = ParliamentWorld.Chamber, PageSize = 10 });
        var rest = await world.Public.Votes.ListVotingAttendanceAsync(new() { ChamberId = ParliamentWorld.Chamber, PageSize = 10, PageToken = page.NextPageToken });
        Assert.Equal([("member-11", 1u, 1u, 0u), ("member-12", 1u, 0u, 1u)], rest.Members.Select(member => (member.PersonId, member.Count.Present, member.Count.Absent, member.Count.Excused)));
        Assert.Equal((10, ""), (page.Members.Count, rest.NextPageToken));
    }

    [Fact]
    public async Task Agreement_is_a_matrix_of_pairs()
    {
        await using var world = await WithBudget(12);
        await Call(world, "one", "yyyyyyyyyyyy");
        await Call(world, "two", "ynaxyyyyyyyy");
        await Call(world, "three", "nnayyyyyyyyy");
        var agreement = (await world.Public.Votes.GetAgreementAsync(new() { ChamberId = ParliamentWorld.Chamber, PersonId = "member-02", OtherPersonId = "member-01" })).Agreement;
        Assert.Equal(("member-01", "member-02", 3u, 2u, new Ratio { Numerator = 2, Denominator = 3 }),
            (agreement.PersonId, agreement.OtherPersonId, agreement.Votes, agreement.Alike, agreement.AlikeRatio));
        await Refused.By(world.Public.Votes.GetAgreementAsync(new() { ChamberId = ParliamentWorld.Chamber, PersonId = "member-02", OtherPersonId = "nobody" }), StatusCode.NotFound, "MEMBER_UNKNOWN");
        await Refused.By(world.Public.Votes.GetAgreementAsync(new() { ChamberId = ParliamentWorld.Chamber, PersonId = "member-02", OtherPersonId = "member-02" }), StatusCode.InvalidArgument, "PERSON_REPEATED");

        var pairs = new List<Agreement>();
        var request = new ListAgreementsRequest { ChamberId = ParliamentWorld.Chamber, PageSize = 7 };
        do
        {
            var page = await world.Public.Votes.ListAgreementsAsync(request);
            pairs.AddRange(page.Agreements);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(66, pairs.Select(pair => (pair.PersonId, pair.OtherPersonId)).Distinct().Count());
        Assert.Equal(66, pairs.Count);
        Assert.Equal((2u, 1u), pairs.Where(pair => pair is { PersonId: "member-03", OtherPersonId: "member-04" }).Select(pair => (pair.Votes, pair.Alike)).Single());
        var own = await world.Public.Votes.ListAgreementsAsync(new() { ChamberId = ParliamentWorld.Chamber, PersonId = "member-04" });
        Assert.Equal(11, own.Agreements.Count);
    }

    [Fact]
    public async Task Votes_are_listed_by_what_they_were_about()
    {
        await using var world = await WithBudget(12);
        await Call(world, "one", "yyyyyyyyyyyy");
        await Call(world, "two", "nnnnnnnnnnnn");

        Assert.Equal(["two"], await Listed(world, new() { Results = { VoteResult.Failed } }));
        Assert.Equal(["one", "two"], await Listed(world, new() { Matters = { VoteMatter.Passage }, HeldFrom = "2020-03-12", BillId = "budget" }));
        Assert.Equal(["budget-firstreading-12-2020-03-11"], await Listed(world, new() { HeldTo = "2020-03-11", ChamberId = ParliamentWorld.Chamber }));
        await Refused.By(world.Public.Votes.ListVotesAsync(new() { Jurisdiction = "nowhere" }), StatusCode.NotFound, "JURISDICTION_UNKNOWN");
    }

    private static async Task<ParliamentWorld> WithBudget(int members)
    {
        var world = await ParliamentWorld.StartWithChamber();
        await world.Members(members);
        await world.At("budget", BillStage.SecondReading);
        return world;
    }

    private static async Task Call(ParliamentWorld world, string id, string choices) =>
        await world.Secretariat.Votes.RecordRollCallAsync(BudgetWorld.RollCall("budget", id, choices));

    private static async Task<IReadOnlyList<Ballot>> Ballots(ParliamentWorld world, ListBallotsRequest request)
    {
        request.Jurisdiction = "arland";
        request.PageSize = 5;
        var ballots = new List<Ballot>();
        do
        {
            var page = await world.Public.Votes.ListBallotsAsync(request);
            ballots.AddRange(page.Ballots);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return ballots;
    }

    private static async Task<IEnumerable<string>> Listed(ParliamentWorld world, ListVotesRequest request)
    {
        request.Jurisdiction = "arland";
        return (await world.Public.Votes.ListVotesAsync(request)).Votes.Select(vote => vote.VoteId);
    }

    private static CorrectVoteRequest Correction(string vote, string on, string etag = "", uint? yes = null, params Ballot[] ballots)
    {
        var request = new CorrectVoteRequest { RequestId = World.NewId(), OccurredOn = on, VoteId = vote, Etag = etag, Reason = "It was misheard.", Ballots = { ballots } };
        if (yes is { } count)
            request.VotesFor = count;
        return request;
    }
}

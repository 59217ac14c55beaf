using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Observers;

public sealed class AssessmentTests(ObserversWorld world)
{
    [Fact]
    public async Task An_assessment_is_kept_with_all_it_names()
    {
        await world.Mission("as-mission", "as-2011");
        var request = Assess("as-one", "as-mission");
        request.CommitmentIds.Add(["copenhagen-7-5", "copenhagen-5-10"]);
        request.Irregularities.Add([IrregularityType.MultipleVoting, IrregularityType.ProxyVoting]);

        var kept = (await world.As("observer_mission@as-mission").Assessments.RecordAssessmentAsync(request)).Assessment;

        Assert.Equal(("as-2011", "observer_mission@as-mission"), (kept.ElectionId, await Actor(kept)));
        Assert.Equal(["copenhagen-5-10", "copenhagen-7-5"], kept.CommitmentIds);
        Assert.Equal([IrregularityType.ProxyVoting, IrregularityType.MultipleVoting], kept.Irregularities);
        Assert.Equal(kept, (await world.Holding().Assessments.GetAssessmentAsync(new() { AssessmentId = "as-one" })).Assessment);
        Assert.Equal([kept], (await world.Holding().Assessments.ListAssessmentsAsync(new() { Jurisdiction = "kz", MissionId = "as-mission", Grades = { Grade.Negative } })).Assessments);
        Assert.Empty((await world.Holding().Assessments.ListAssessmentsAsync(new() { Jurisdiction = "kz", MissionId = "as-mission", Categories = { AssessmentCategory.Turnout } })).Assessments);
        var cited = (await world.Holding().Assessments.ListCommitmentsAsync(new() { Jurisdiction = "kz", ElectionId = "as-2011" })).Commitments;
        Assert.Equal(17, cited.Count);
        Assert.Equal(["copenhagen-5-10", "copenhagen-7-5"], cited.Where(item => item.Assessments == 1).Select(item => item.Commitment.CommitmentId));
    }

    [Fact]
    public async Task Missions_speak_for_themselves_alone_and_cite_what_the_register_has()
    {
        await world.Mission("as-mine", "as-mine-election");
        var mine = world.As("observer_mission@as-mine").Assessments;

        await Refused.By(world.Holding("observer_mission@as-yours").Assessments.RecordAssessmentAsync(Assess("as-no", "as-mine", on: "")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.Holding("observer_mission@as-mine").Assessments.RecordAssessmentAsync(Assess("as-no", "", on: "")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.As("press@kz").Assessments.RecordAssessmentAsync(Assess("as-no", "as-none")), StatusCode.NotFound, "MISSION_NOT_FOUND");
        var elsewhere = Assess("as-no", "as-mine");
        elsewhere.ElectionId = "as-another";
        await Refused.By(mine.RecordAssessmentAsync(elsewhere), StatusCode.InvalidArgument, "MISSION_ELSEWHERE");
        var citing = Assess("as-no", "as-mine");
        citing.CommitmentIds.Add("copenhagen-99");
        await Refused.By(mine.RecordAssessmentAsync(citing), StatusCode.InvalidArgument, "COMMITMENT_UNKNOWN");
        await Refused.By(world.Holding().Assessments.GetAssessmentAsync(new() { AssessmentId = "as-no" }), StatusCode.NotFound, "ASSESSMENT_NOT_FOUND");
    }

    [Fact]
    public async Task Assessments_are_counted_by_category_and_grade_with_their_authors()
    {
        foreach (var (id, author, grade) in new[] { ("as-c1", "a page", Grade.Negative), ("as-c2", "a page", Grade.Positive), ("as-c3", "a paper", Grade.Negative) })
        {
            var request = Assess(id, "", author);
            (request.ElectionId, request.Grade) = ("as-counted", grade);
            await world.As("press@kz").Assessments.RecordAssessmentAsync(request);
        }

        var counted = await world.Holding().Assessments.CountAssessmentsAsync(new() { Jurisdiction = "kz", ElectionId = "as-counted" });

        Assert.Equal((3u, 2u, Provenance.Simulated), (counted.Assessments, counted.Authors, counted.Source.Provenance));
        var voting = Assert.Single(counted.Counts, count => count.Category is AssessmentCategory.Voting);
        Assert.Equal((1u, 0u, 2u), (voting.Positive, voting.Mixed, voting.Negative));
        Assert.Equal(0u, (await world.Holding().Assessments.CountAssessmentsAsync(new() { Jurisdiction = "kz", ElectionId = "as-counted", AsOf = "2011-04-03" })).Assessments);
    }

    [Fact]
    public async Task What_is_said_to_continue_is_looked_for_at_earlier_elections()
    {
        var said = Assess("as-r1", "");
        (said.ElectionId, said.Continued) = ("as-recent", true);
        said.Causes.Add(Cause.Resources);
        await world.As("press@kz").Assessments.RecordAssessmentAsync(said);
        Assert.Equal(Recurrence.Claimed, (await Ask()).Recurrence);
        // Before the law's record begins.
        var before = Assess("as-r2", "", on: "2005-12");
        before.ElectionId = "as-former";
        before.Causes.Add(Cause.Resources);
        await world.As("press@kz").Assessments.RecordAssessmentAsync(before);

        var answer = await Ask();

        Assert.Equal(Recurrence.Confirmed, answer.Recurrence);
        Assert.Equal(["as-r1", "as-r2", "as-former"], [.. answer.ContinuedIds, .. answer.EarlierIds, .. answer.EarlierElectionIds]);
        Assert.Equal(Recurrence.None, (await world.Holding().Assessments.CheckRecurrenceAsync(new() { Jurisdiction = "kz", Cause = Cause.Resources, AsOf = "2010-01-01" })).Recurrence);

        async Task<CheckRecurrenceResponse> Ask() => await world.Holding().Assessments.CheckRecurrenceAsync(new() { Jurisdiction = "kz", Cause = Cause.Resources });
    }

    private async Task<string> Actor(Assessment assessment)
    {
        using var stream = world.Holding("auditor@kz").Ledger.ReadEvents(new() { Ledger = "observers", FromPosition = assessment.Recording.LedgerPosition });
        await stream.ResponseStream.MoveNext(CancellationToken.None);
        return stream.ResponseStream.Current.Event.Actor;
    }

    private static RecordAssessmentRequest Assess(string id, string mission, string author = "an author", string on = "2011-04-04") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = on,
        Source = ObserversWorld.Invented,
        AssessmentId = id,
        Jurisdiction = "kz",
        MissionId = mission,
        Author = author,
        Category = AssessmentCategory.Voting,
        Grade = Grade.Negative,
        Statement = "So it was.",
    };
}

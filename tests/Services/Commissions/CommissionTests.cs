using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Commissions;

public sealed class CommissionTests(VotingWorld world)
{
    [Fact]
    public async Task A_commission_has_members_each_once_and_is_in_office_for_its_term()
    {
        var request = Commission("com-regional", CommissionLevel.Regional, "KZ-MAN");
        request.Members.Add([Member("com-b", CommissionPosition.Member), Member("com-a", CommissionPosition.Chair)]);
        request.TermUntil = "2012-05-31";

        var commission = (await world.Commission.Commissions.RecordCommissionAsync(request)).Commission;

        Assert.Equal(["com-a", "com-b"], commission.Members.Select(member => member.Person.PersonId));
        Assert.Equal(commission, (await world.Public.Commissions.GetCommissionAsync(new() { CommissionId = "com-regional" })).Commission);
        Assert.Equal([commission], await Listed("2012-05-31"));
        Assert.Empty(await Listed("2012-06-01"));
        Assert.Empty(await Listed("2007-05-31"));
        (request.RequestId, request.CommissionId) = (World.NewId(), "com-twice");
        request.Members.Add(Member("com-a", CommissionPosition.Deputy));
        await Refused.By(world.Commission.Commissions.RecordCommissionAsync(request), StatusCode.InvalidArgument, "COMMISSION_MEMBER_REPEATED");
    }

    [Theory]
    [InlineData(CommissionLevel.Central, "KZ-MAN", "", StatusCode.InvalidArgument, "FIELDS_INVALID")]
    [InlineData(CommissionLevel.Regional, "AR-NOR", "", StatusCode.InvalidArgument, "REGION_UNKNOWN")]
    [InlineData(CommissionLevel.Precinct, "", "com-nowhere", StatusCode.NotFound, "PRECINCT_NOT_FOUND")]
    public async Task A_commission_is_where_its_level_is(CommissionLevel level, string region, string precinct, StatusCode status, string reason)
    {
        var request = Commission("com-odd", level, region);
        request.PrecinctId = precinct;

        await Refused.By(world.Commission.Commissions.RecordCommissionAsync(request), status, reason);
    }

    [Fact]
    public async Task How_many_were_trained_of_how_many_is_known_as_long_as_every_training_says()
    {
        await world.Scheduled("com-election");
        await world.Commission.Commissions.RecordTrainingAsync(Training("com-one", "", 30, 40));
        await world.As("regional_commission@KZ-MAN").Commissions.RecordTrainingAsync(Training("com-two", "KZ-MAN", 10, 10, "2011-03-02"));
        await world.Commission.Commissions.RecordTrainingAsync(Training("com-three", "", 5, null, "2011-03-03"));

        var (second, third) = (await Coverage("2011-03-02"), await Coverage("2011-03-03"));

        Assert.Equal((2u, 40u, 50u, 40u, 50u), (second.Trainings, second.Participants, second.Invited, second.Share.Numerator, second.Share.Denominator));
        Assert.Equal((3u, 45u, false, true), (third.Trainings, third.Participants, third.HasInvited, third.Share is null));
        Assert.Equal((0u, false), ((await Coverage("2011-02-28")).Trainings, (await Coverage("2011-02-28")).HasInvited));
        await Refused.By(world.As("regional_commission@KZ-MAN").Commissions.RecordTrainingAsync(Training("com-four", "KZ-ALA", 1, 1)), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.As("regional_commission@KZ-MAN").Commissions.RecordTrainingAsync(Training("com-four", "", 1, 1)), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        var listed = await world.Public.Commissions.ListTrainingsAsync(new() { Jurisdiction = "kz", ElectionId = "com-election", PageSize = 2 });
        Assert.Equal(["com-one", "com-three"], listed.Trainings.Select(training => training.TrainingId));
        Assert.NotEmpty(listed.NextPageToken);
    }

    [Fact]
    public async Task Commissions_are_above_each_other_and_members_follow_each_other()
    {
        await world.Commission.Territory.ImportPrecinctsAsync(new()
        {
            RequestId = World.NewId(),
            OccurredOn = "2011-03-01",
            Jurisdiction = "kz",
            ValidFrom = "2011-03-01",
            Rows = { new Precinct { PrecinctId = "com-precinct", Region = "KZ-ZHA", Kind = PrecinctKind.Ordinary } },
        });
        await world.Commission.Commissions.RecordCommissionAsync(Commission("com-top", CommissionLevel.Central, ""));
        await world.Commission.Commissions.RecordCommissionAsync(Below("com-zha", "com-top", CommissionLevel.Regional, "KZ-ZHA"));
        var astray = Below("com-astray", "com-zha", CommissionLevel.Regional, "KZ-AKT");
        await Refused.ByRules(world.Commission.Commissions.RecordCommissionAsync(astray), "elections.commissions.above");
        var request = Below("com-station", "com-zha", CommissionLevel.Precinct, "");
        request.PrecinctId = "com-precinct";
        request.Members.Add([Member("com-c", CommissionPosition.Chair, "com-party"), Member("com-d", CommissionPosition.Member, "com-party")]);
        await Refused.ByRules(world.Commission.Commissions.RecordCommissionAsync(request), "elections.commissions.per_party");
        request.Members[1].NominatedByPartyId = "com-other-party";
        var recorded = (await world.Commission.Commissions.RecordCommissionAsync(request)).Commission;

        await Refused.By(world.As("regional_commission@KZ-AKT").Commissions.ReplaceMemberAsync(Replace("com-d")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.As("regional_commission@KZ-ZHA").Commissions.ReplaceMemberAsync(Replace("com-d", "com-zha")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(world.Commission.Commissions.ReplaceMemberAsync(Replace("com-nobody")), StatusCode.NotFound, "COMMISSION_MEMBER_NOT_FOUND");
        var replaced = (await world.As("regional_commission@KZ-ZHA").Commissions.ReplaceMemberAsync(Replace("com-d"))).Commission;
        await Refused.ByRules(world.Commission.Commissions.ReplaceMemberAsync(Replace("com-d", successor: "com-f")), "elections.commissions.serving");
        await Refused.By(world.Commission.Commissions.ReplaceMemberAsync(Replace("com-c", successor: "com-d")), StatusCode.InvalidArgument, "COMMISSION_MEMBER_REPEATED");

        Assert.Equal(("v1", "v2", NominatorKind.Party), (recorded.Etag, replaced.Etag, recorded.Members[0].NominatorKind));
        Assert.Equal(["com-c", "com-d"], await Sitting("2011-05-31"));
        Assert.Equal(["com-c", "com-e"], await Sitting("2011-06-01"));
        var shown = await world.Public.Commissions.GetCommissionAsync(new() { CommissionId = "com-station" });
        Assert.Equal(["com-top", "com-zha"], shown.Above.Select(commission => commission.CommissionId));
        Assert.Equal(1u, (await world.Public.Commissions.GetCommissionAsync(new() { CommissionId = "com-zha" })).Below);
        var below = await world.Public.Commissions.ListCommissionsAsync(new() { Jurisdiction = "kz", ParentCommissionId = "com-zha" });
        Assert.Equal(["com-station"], below.Commissions.Select(commission => commission.CommissionId));
        var check = await world.Public.Commissions.CheckCommissionAsync(new() { CommissionId = "com-station", AsOf = "2011-06-01" });
        Assert.Equal(["elections.commissions.per_party", "elections.commissions.term_years"], check.Findings.Select(finding => finding.Rule));
    }

    [Fact]
    public async Task Members_are_trained_in_the_region_of_their_commission()
    {
        await world.Commission.Commissions.RecordCommissionAsync(Commission("com-trained", CommissionLevel.Regional, "KZ-KUS"));
        await world.Scheduled("com-training");
        var training = Training("com-kus", "KZ-KUS", 7, 9);
        (training.CommissionId, training.ElectionId) = ("com-trained", "com-training");
        await world.As("regional_commission@KZ-KUS").Commissions.RecordTrainingAsync(training);
        (training.RequestId, training.TrainingId, training.Region) = (World.NewId(), "com-elsewhere", "KZ-AKT");
        await Refused.By(world.Commission.Commissions.RecordTrainingAsync(training), StatusCode.InvalidArgument, "FIELDS_INVALID");

        var coverage = (await world.Public.Commissions.GetTrainingCoverageAsync(
            new() { Jurisdiction = "kz", ElectionId = "com-training", Audience = TrainingAudience.CommissionMembers, AsOf = "2011-04-01" })).ByRegion;

        Assert.Equal(16, coverage.Count);
        var region = coverage.Single(region => region.Region is "KZ-KUS");
        Assert.Equal((1u, 7u, 9u, 7u, 9u), (region.Trainings, region.Participants, region.Invited, region.Share.Numerator, region.Share.Denominator));
        Assert.All(coverage.Where(other => other.Region is not "KZ-KUS"), other => Assert.Equal((0u, false), (other.Trainings, other.HasInvited)));
    }

    private async Task<IEnumerable<string>> Sitting(string asOf) =>
        (await world.Public.Commissions.GetCommissionAsync(new() { CommissionId = "com-station", AsOf = asOf })).Commission.Members.Select(member => member.Person.PersonId);

    private static ReplaceMemberRequest Replace(string person, string commission = "com-station", string successor = "com-e") => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2011-05-20",
        CommissionId = commission,
        PersonId = person,
        ServingUntil = "2011-05-31",
        Reason = "Resigned.",
        Successor = Member(successor, CommissionPosition.Member),
    };

    private static RecordCommissionRequest Below(string id, string parent, CommissionLevel level, string region)
    {
        var request = Commission(id, level, region);
        (request.ParentCommissionId, request.OccurredOn, request.TermFrom) = (parent, "2011-03-02", "2011-03-02");
        return request;
    }

    private static CommissionMember Member(string id, CommissionPosition position, string party)
    {
        var member = Member(id, position);
        member.NominatedByPartyId = party;
        return member;
    }

    private async Task<IEnumerable<Commission>> Listed(string asOf) =>
        (await world.Public.Commissions.ListCommissionsAsync(new() { Jurisdiction = "kz", Level = CommissionLevel.Regional, Region = "KZ-MAN", AsOf = asOf })).Commissions;

    private async Task<GetTrainingCoverageResponse> Coverage(string asOf) => await world.Public.Commissions.GetTrainingCoverageAsync(
        new() { Jurisdiction = "kz", ElectionId = "com-election", Audience = TrainingAudience.CommissionMembers, AsOf = asOf });

    private static CommissionMember Member(string id, CommissionPosition position) =>
        new() { Person = new() { PersonId = id, Name = VotingWorld.Name(id) }, Position = position };

    private static RecordCommissionRequest Commission(string id, CommissionLevel level, string region) => new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2007-06-01",
        CommissionId = id,
        Jurisdiction = "kz",
        Level = level,
        Region = region,
        Name = VotingWorld.Name(id),
        TermFrom = "2007-06-01",
    };

    private static RecordTrainingRequest Training(string id, string region, uint participants, uint? invited, string on = "2011-03-01")
    {
        var request = new RecordTrainingRequest
        {
            RequestId = World.NewId(),
            OccurredOn = on,
            TrainingId = id,
            Jurisdiction = "kz",
            ElectionId = "com-election",
            Audience = TrainingAudience.CommissionMembers,
            Region = region,
            Topic = "Counting",
            Participants = participants,
        };
        if (invited is { } known)
            request.Invited = known;
        return request;
    }
}

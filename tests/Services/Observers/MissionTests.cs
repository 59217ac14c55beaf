using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Observers.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Observers;

public sealed class MissionTests(ObserversWorld world)
{
    [Fact]
    public async Task A_mission_is_registered_once_and_read_as_it_was_told()
    {
        var mission = await world.Mission("mi-one", "mi-2011");

        Assert.Equal(mission, (await world.Holding().Missions.GetMissionAsync(new() { MissionId = "mi-one" })).Mission);
        Assert.True(mission.Recording.EnteredLater);
        await Refused.By(world.As("central_commission@kz").Missions.RegisterMissionAsync(ObserversWorld.MissionOf("mi-one", "mi-2011")), StatusCode.AlreadyExists, "MISSION_EXISTS");
        await Refused.By(world.Holding().Missions.GetMissionAsync(new() { MissionId = "mi-none" }), StatusCode.NotFound, "MISSION_NOT_FOUND");
        var elsewhere = ObserversWorld.MissionOf("mi-elsewhere", "mi-2011");
        elsewhere.Jurisdiction = "kz-law";
        await Refused.By(world.Holding("central_commission@kz-law", "archive@kz-law").Missions.RegisterMissionAsync(elsewhere), StatusCode.InvalidArgument, "ELECTION_ELSEWHERE");
        await Refused.By(world.As("observer_mission@mi-one").Missions.RegisterMissionAsync(elsewhere), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
    }

    [Fact]
    public async Task Accreditation_of_foreign_missions_closes_in_time_and_the_check_says_so()
    {
        await world.Mission("mi-abroad", "mi-accredited");
        await world.Mission("mi-home", "mi-accredited", MissionKind.Domestic);
        var commission = world.As("central_commission@kz").Missions;
        var check = await world.Holding().Missions.CheckAccreditationAsync(new() { MissionId = "mi-abroad", VotingOn = "2011-04-03", AsOf = "2011-03-29" });

        var done = await commission.AccreditObserversAsync(ObserversWorld.Accredit("mi-abroad", "mi-a1", 300, "2011-03-29"));
        await Refused.ByRules(commission.AccreditObserversAsync(ObserversWorld.Accredit("mi-abroad", "mi-a2", 1, "2011-03-30")), "observers.accreditation.days_before");
        await commission.AccreditObserversAsync(ObserversWorld.Accredit("mi-home", "mi-a3", 50, "2011-04-02"));
        await Refused.By(commission.AccreditObserversAsync(ObserversWorld.Accredit("mi-home", "mi-a3", 50, "2011-04-02")), StatusCode.AlreadyExists, "ACCREDITATION_EXISTS");
        await Refused.By(world.Holding("central_commission@kz-law", "archive@kz").Missions.AccreditObserversAsync(ObserversWorld.Accredit("mi-home", "mi-a4", 50, "2011-04-02")), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");

        Assert.Equal(check.Findings, done.Findings);
        var counted = await world.Holding().Missions.CountObserversAsync(new() { ElectionId = "mi-accredited", AsOf = "2011-04-03" });
        Assert.Equal((2u, 350u, Provenance.Simulated), (counted.Missions, counted.Observers, counted.Source.Provenance));
        Assert.Equal(
            [(MissionKind.International, 1u, 300u), (MissionKind.Regional, 0u, 0u), (MissionKind.Domestic, 1u, 50u), (MissionKind.Party, 0u, 0u)],
            counted.Counts.Select(count => (count.Kind, count.Missions, count.Observers)));
        Assert.Equal(300u, (await world.Holding().Missions.CountObserversAsync(new() { ElectionId = "mi-accredited", AsOf = "2011-04-01" })).Observers);
        Assert.Equal(300u, (await world.Holding().Missions.GetMissionAsync(new() { MissionId = "mi-abroad" })).Observers);
        Assert.Equal(["mi-home"], (await world.Holding().Missions.ListMissionsAsync(
            new() { Jurisdiction = "kz", ElectionId = "mi-accredited", Kinds = { MissionKind.Domestic } })).Missions.Select(mission => mission.MissionId));
    }
}

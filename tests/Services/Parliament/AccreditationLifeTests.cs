using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Accreditations;
using Saylau.Parliament.V1;
using Saylau.Testing;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Parliament;

public sealed class AccreditationLifeTests
{
    private const string Id = "sitt-paper", Day = "2020-02-10";

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task An_accreditation_is_suspended_revoked_and_restored_as_its_table_says(int seed)
    {
        await using var world = await ParliamentWorld.Start();
        await Accredit(world);
        var (secretariat, court) = (world.Secretariat.Accreditations, world.As("court@arland").Accreditations);
        var acts = new Dictionary<AccreditationAct, Func<Task>>
        {
            [AccreditationAct.Amend] = async () => await secretariat.AmendAccreditationAsync(new() { RequestId = World.NewId(), OccurredOn = Day, AccreditationId = Id, Reason = "Renewed." }),
            [AccreditationAct.Suspend] = async () => await secretariat.SuspendAccreditationAsync(
                new() { RequestId = World.NewId(), OccurredOn = Day, AccreditationId = Id, Ground = RevocationGround.OrderBroken, Reason = "Shouting." }),
            [AccreditationAct.Resume] = async () => await secretariat.ResumeAccreditationAsync(new() { RequestId = World.NewId(), OccurredOn = Day, AccreditationId = Id, Reason = "Sorry." }),
            [AccreditationAct.Revoke] = () => RevokedBefore(async () => await Revoke(world, RevocationGround.OrderBroken)),
            [AccreditationAct.Appeal] = async () => await world.As("press@arland").Accreditations.AppealRevocationAsync(
                new() { RequestId = World.NewId(), OccurredOn = Day, AccreditationId = Id, Grounds = "Somebody else." }),
            [AccreditationAct.UpholdOnAppeal] = async () => await court.DecideRevocationAppealAsync(Decide(false)),
            [AccreditationAct.RestoreOnAppeal] = async () => await court.DecideRevocationAppealAsync(Decide(true)),
        };

        var taken = await LifecycleWalk.Take(AccreditationRules.Lifecycle, acts, async () => (await Get(world)).State, seed, 30);

        Assert.NotEmpty(taken);
        var changes = (await world.Public.Accreditations.ListAccreditationChangesAsync(new() { AccreditationId = Id })).Changes;
        Assert.Equal(taken.Select(step => (step.Act, step.To)), changes.Select(change => (change.Act, change.State)));
    }

    [Fact]
    public async Task It_does_not_hold_while_suspended_nor_from_a_revocation_until_it_is_restored()
    {
        await using var world = await ParliamentWorld.Start();
        await Accredit(world);
        var secretariat = world.Secretariat.Accreditations;
        await secretariat.SuspendAccreditationAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-02-10", AccreditationId = Id, Ground = RevocationGround.OrderBroken, Reason = "Shouting." });
        await secretariat.ResumeAccreditationAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-02-12", AccreditationId = Id, Reason = "Sorry." });
        await Refused.ByRules(Revoke(world, RevocationGround.Other, "2020-02-20"), "parliament.accreditations.grounds");
        var check = await world.Public.Accreditations.CheckAccreditationChangeAsync(
            new() { AccreditationId = Id, Act = AccreditationAct.Revoke, Ground = RevocationGround.OrderBroken, AsOf = "2020-02-20" });
        var revoked = await Revoke(world, RevocationGround.OrderBroken, "2020-02-20");
        Assert.Equal(check.Findings, revoked.Findings);
        Assert.Equal((RevocationGround.OrderBroken, "2020-02-20"), (revoked.Accreditation.RevokeGround, revoked.Accreditation.RevokedOn));
        await Refused.By(Appeal(world, "public_association@arland"), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.By(Appeal(world, "press@kz"), StatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED");
        await Refused.ByRules(Appeal(world, "press@arland", "2020-03-02"), "parliament.accreditations.appeal_days");
        await Appeal(world, "press@arland", "2020-02-24");
        var restored = await world.As("court@arland").Accreditations.DecideRevocationAppealAsync(Decide(true, "2020-03-02"));
        Assert.Equal((AccreditationState.Granted, "", RevocationGround.Unspecified), (restored.Accreditation.State, restored.Accreditation.RevokedOn, restored.Accreditation.RevokeGround));

        string[] days = ["2020-02-09", "2020-02-10", "2020-02-11", "2020-02-12", "2020-02-19", "2020-02-20", "2020-03-01", "2020-03-02"];
        var held = new List<bool>();
        foreach (var day in days)
            held.Add((await world.Public.Accreditations.ListAccreditationsAsync(new() { Jurisdiction = "arland", AsOf = day })).Accreditations.Count > 0);
        Assert.Equal([true, false, false, true, true, false, false, true], held);
    }

    [Fact]
    public async Task It_is_renewed_for_a_period()
    {
        await using var world = await ParliamentWorld.Start();
        var granted = await Accredit(world);
        AmendAccreditationRequest Renew(string until, string etag = "") => new() { RequestId = World.NewId(), OccurredOn = Day, AccreditationId = Id, ValidUntil = until, Reason = "A year.", Etag = etag };

        await Refused.ByRules(world.Secretariat.Accreditations.AmendAccreditationAsync(Renew("2020-01-31")), "parliament.accreditations.period");
        var renewed = (await world.Secretariat.Accreditations.AmendAccreditationAsync(Renew("2020-02-28", granted.Etag))).Accreditation;
        Assert.Equal(("2020-02-01", "2020-02-28"), (renewed.ValidFrom, renewed.ValidUntil));
        await Refused.By(world.Secretariat.Accreditations.AmendAccreditationAsync(Renew("", granted.Etag)), StatusCode.Aborted, "ETAG_MISMATCH");
        Assert.Empty((await world.Public.Accreditations.ListAccreditationsAsync(new() { Jurisdiction = "arland", AsOf = "2020-02-29" })).Accreditations);
    }

    // What is revoked already was always answered so: ALREADY_EXISTS.
    private static async Task RevokedBefore(Func<Task> revoke)
    {
        try
        {
            await revoke();
        }
        catch (RpcException again) when (again.StatusCode is StatusCode.AlreadyExists)
        {
            throw new RpcException(new(StatusCode.FailedPrecondition, again.Status.Detail));
        }
    }

    private static async Task<Accreditation> Accredit(ParliamentWorld world) => (await world.Secretariat.Accreditations.AccreditAsync(new()
    {
        RequestId = World.NewId(),
        OccurredOn = "2020-02-01",
        AccreditationId = Id,
        Jurisdiction = "arland",
        AccreditationClass = AccreditationClass.Press,
        Organisation = "A newspaper",
        ValidFrom = "2020-02-01",
    })).Accreditation;

    private static AsyncUnaryCall<RevokeAccreditationResponse> Revoke(ParliamentWorld world, RevocationGround ground, string day = Day) =>
        world.Secretariat.Accreditations.RevokeAccreditationAsync(new() { RequestId = World.NewId(), OccurredOn = day, AccreditationId = Id, Ground = ground, Reason = "Shouting." });

    private static AsyncUnaryCall<AppealRevocationResponse> Appeal(ParliamentWorld world, string who, string day = "2020-02-24") =>
        world.As(who).Accreditations.AppealRevocationAsync(new() { RequestId = World.NewId(), OccurredOn = day, AccreditationId = Id, Grounds = "Somebody else." });

    private static DecideRevocationAppealRequest Decide(bool restores, string day = Day) =>
        new() { RequestId = World.NewId(), OccurredOn = day, AccreditationId = Id, Restores = restores, Reason = "So.", DecidedBy = "High Court" };

    private static async Task<Accreditation> Get(ParliamentWorld world) =>
        Assert.Single((await world.Public.Accreditations.ListAccreditationsAsync(new() { Jurisdiction = "arland" })).Accreditations);
}

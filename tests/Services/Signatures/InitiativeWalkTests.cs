using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Tests.Services.Support;

namespace Saylau.Tests.Services.Signatures;

/// <summary>Walks at random through the states of an initiative.</summary>
public sealed class InitiativeWalkTests(SignatureWorld world)
{
    private static readonly InitiativeStep[] OnSignatures = [InitiativeStep.Submitted, InitiativeStep.Verified, InitiativeStep.Refused];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    public async Task What_the_powers_do_leads_where_the_table_says_and_nowhere_else(int seed, bool verified)
    {
        var id = $"walk-{seed}";
        await Collected(id);
        if (verified)
        {
            await Take(id, InitiativeStep.Submitted);
            await Take(id, InitiativeStep.Verified);
        }

        var taken = await LifecycleWalk.Take(InitiativeRules.Lifecycle, Acts(id).Where(act => !OnSignatures.Contains(act.Key)).ToDictionary(), () => State(id), seed, steps: 12);

        Assert.NotEmpty(taken);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public async Task What_is_done_with_the_signatures_is_done_once_besides_and_in_its_order(int seed)
    {
        var (id, steps) = ($"walk-{seed}", new List<InitiativeStep> { InitiativeStep.Registered });
        await Collected(id);
        var (acts, state) = (Acts(id), InitiativeState.Registered);
        var order = acts.Keys.Order().ToArray();
        for (var step = 0; step < 16; step++)
        {
            // The signatures are tried as often as all else together: most walks end before long.
            var roll = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{step}"));
            var act = roll[0] % 2 == 0 ? OnSignatures[roll[1] % OnSignatures.Length] : order[roll[1] % order.Length];
            var mayBe = InitiativeRules.Lifecycle.After(state, act) is not null && IsInOrder(steps, act);
            if (mayBe)
            {
                await acts[act]();
                state = InitiativeRules.Next(state, act);
                steps.Add(act);
            }
            else
            {
                var refusal = await Assert.ThrowsAsync<RpcException>(acts[act]);
                Assert.Equal((act, StatusCode.FailedPrecondition), (act, refusal.StatusCode));
            }

            Assert.Equal((step, act, state), (step, act, await State(id)));
        }

        var told = (await world.Public.Initiatives.GetInitiativeAsync(new() { InitiativeId = id })).Initiative.Steps.Select(step => step.Step);
        Assert.Equal(steps, told);
    }

    private static bool IsInOrder(List<InitiativeStep> steps, InitiativeStep act) => act switch
    {
        InitiativeStep.Submitted => !steps.Contains(act),
        InitiativeStep.Verified or InitiativeStep.Refused =>
            steps.Contains(InitiativeStep.Submitted) && !steps.Contains(InitiativeStep.Verified) && !steps.Contains(InitiativeStep.Refused),
        _ => true,
    };

    private async Task Collected(string id)
    {
        await world.Registered(id);
        await world.Sheet(id, "a", "AR-NOR", 1, 40);
        await world.Sheet(id, "b", "AR-SOU", 41, 40);
    }

    private async Task<InitiativeState> State(string id) => (await world.Public.Initiatives.GetInitiativeAsync(new() { InitiativeId = id })).Initiative.State;

    private Dictionary<InitiativeStep, Func<Task>> Acts(string id) => InitiativeRules.Lifecycle.Transitions.Select(transition => transition.Act)
        .Where(act => act is not InitiativeStep.Registered).Distinct().ToDictionary(act => act, act => (Func<Task>)(() => Take(id, act)));

    private async Task Take(string id, InitiativeStep act)
    {
        var outcome = act is InitiativeStep.Verified ? VerificationOutcome.Verified : VerificationOutcome.Refused;
        switch (act)
        {
            case InitiativeStep.Submitted:
                await world.Submit(id);
                break;
            case InitiativeStep.Verified or InitiativeStep.Refused:
                await world.Commission.Initiatives.VerifyInitiativeAsync(new() { RequestId = World.NewId(), OccurredOn = "2020-05-18", InitiativeId = id, Outcome = outcome });
                break;
            default:
                await world.As(Power(act)).Initiatives.RecordInitiativeStepAsync(
                    new() { RequestId = World.NewId(), OccurredOn = "2020-05-18", InitiativeId = id, Step = act, Authority = "a power" });
                break;
        }
    }

    private static string Power(InitiativeStep act) => act switch
    {
        InitiativeStep.Rejected or InitiativeStep.Called => "president_office@arland",
        InitiativeStep.ProposedByParliament or InitiativeStep.Overridden => "parliament_secretariat@arland",
        InitiativeStep.FoundUnconstitutional => "court@arland",
        _ => "central_commission@arland",
    };
}

using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Saylau.Platform.Law;

namespace Saylau.Tests.Services.Support;

/// <summary>
/// A walk at random through the states of one record, over a real channel: every act that the table allows leads where the
/// table says, and every other is refused and changes nothing.
/// </summary>
internal static class LifecycleWalk
{
    /// <summary>Takes the walk.</summary>
    /// <param name="lifecycle">The table that the service decides by.</param>
    /// <param name="acts">The call of each act, made so that no other rule stands in its way.</param>
    /// <param name="read">Where the record stands now.</param>
    /// <param name="seed">Decides the walk.</param>
    /// <param name="steps">How many acts are tried.</param>
    /// <returns>The transitions that were taken.</returns>
    public static async Task<IReadOnlyList<(TState From, TAct Act, TState To)>> Take<TState, TAct>(
        Lifecycle<TState, TAct> lifecycle, IReadOnlyDictionary<TAct, Func<Task>> acts, Func<Task<TState>> read, int seed, int steps = 20)
        where TState : struct, Enum
        where TAct : struct, Enum
    {
        var order = acts.Keys.Order().ToList();
        var (state, taken) = (await read(), new List<(TState, TAct, TState)>());
        for (var step = 0; step < steps; step++)
        {
            var act = order[SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{step}"))[0] % order.Count];
            if (lifecycle.After(state, act) is { } next)
            {
                await acts[act]();
                taken.Add((state, act, next));
                state = next;
            }
            else
            {
                var refusal = await Assert.ThrowsAsync<RpcException>(acts[act]);
                Assert.True(refusal.StatusCode is StatusCode.FailedPrecondition, $"seed {seed}, step {step}: {act} in {state} was answered {refusal.Status}.");
            }

            Assert.True(state.Equals(await read()), $"seed {seed}, step {step}: after {act} the record stands at {await read()}, not at {state}.");
        }

        return taken;
    }
}

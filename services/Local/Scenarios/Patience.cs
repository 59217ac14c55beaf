using Grpc.Core;

namespace Saylau.Local.Scenarios;

/// <summary>Services hear of each other's records a moment later. A line that needs such a record waits for it.</summary>
internal static class Patience
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks until the answer is no longer that something is not there yet, or the patience is over.</summary>
    /// <exception cref="RpcException">The refusal that stood at the end.</exception>
    public static async Task<T> Ask<T>(Func<Task<T>> ask, TimeSpan patience, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (RpcException refusal) when (IsNotYet(refusal.StatusCode) && TimeProvider.System.GetElapsedTime(began) < patience)
            {
                await Task.Delay(BetweenAttempts, cancellation);
            }
        }
    }

    private static bool IsNotYet(StatusCode status) =>
        status is StatusCode.FailedPrecondition or StatusCode.NotFound or StatusCode.Unavailable;
}

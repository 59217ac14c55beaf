using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Google.Rpc;
using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Testing;

namespace Saylau.Tests.Suite.Faults;

/// <summary>Several callers who record parties as fast as they are answered, and remember what they were told.</summary>
internal sealed class Load
{
    /// <summary>Who the callers are.</summary>
    public const string Caller = "registrar@kz";

    private readonly ConcurrentDictionary<string, (RecordPartyRequest Request, RecordPartyResponse Answer)> acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (RecordPartyRequest Request, RpcException Error)> failed = new(StringComparer.Ordinal);
    private int last;

    /// <summary>The words that make the stored rows larger, where room is to run out.</summary>
    public string Padding { get; init; } = "";

    /// <summary>What was acknowledged, by party.</summary>
    public IReadOnlyDictionary<string, (RecordPartyRequest Request, RecordPartyResponse Answer)> Acknowledged => acknowledged;

    /// <summary>What was not acknowledged, by party, and the error that came instead.</summary>
    public IReadOnlyDictionary<string, (RecordPartyRequest Request, RpcException Error)> Failed => failed;

    /// <summary>Runs until each caller has met an error. Ends with all of them.</summary>
    /// <param name="clients">How the service is called.</param>
    /// <param name="callers">How many call at once.</param>
    /// <param name="enough">How many acknowledgements to wait for.</param>
    /// <param name="then">What happens to the service then, in mid-load.</param>
    public async Task Run(Clients clients, int callers, int enough, Func<Task> then)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var remaining = enough;
        var all = Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallUntilError(clients, () =>
        {
            if (Interlocked.Decrement(ref remaining) == 0)
                reached.SetResult();
        }))).ToArray();
        // Where the callers end first, what ended them is the error to see.
        await Task.WhenAny(reached.Task, Task.WhenAll(all));
        await then();
        await Task.WhenAll(all);
    }

    /// <summary>Asks again, with the same request_ids, for what was not acknowledged.</summary>
    public async Task RetryFailed(Clients clients)
    {
        foreach (var (party, (request, _)) in failed)
        {
            acknowledged[party] = (request, await clients.Registry.RecordPartyAsync(request));
            failed.TryRemove(party, out _);
        }
    }

    /// <summary>Forgets what was not acknowledged: it is known to be refused, and must not be there.</summary>
    public void DropFailed() => failed.Clear();

    /// <summary>A request to record the next party.</summary>
    public RecordPartyRequest Next()
    {
        var number = Interlocked.Increment(ref last).ToString("D6", CultureInfo.InvariantCulture);
        return new()
        {
            RequestId = new Guid(RandomNumberGenerator.GetBytes(16)).ToString(),
            PartyId = $"party-{number}",
            Jurisdiction = "kz",
            Kind = PartyKind.Party,
            Name = new() { Text = { ["en"] = $"Party {number}{Padding}" } },
        };
    }

    /// <summary>The reason that an error gives.</summary>
    public static string ReasonOf(RpcException error) => error.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? "";

    private async Task CallUntilError(Clients clients, Action told)
    {
        while (true)
        {
            var request = Next();
            try
            {
                acknowledged[request.PartyId] = (request, await clients.Registry.RecordPartyAsync(request));
            }
            catch (RpcException error)
            {
                failed[request.PartyId] = (request, error);
                return;
            }

            told();
        }
    }
}

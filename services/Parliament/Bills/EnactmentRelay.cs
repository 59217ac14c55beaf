using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Saylau.Common.V1;
using Saylau.Parliament.V1;
using Saylau.Platform.Clients;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Bills;

/// <summary>
/// Brings the versions of the law that an enacted bill names into force, area by area. A service that does not answer is asked
/// again for as long as it takes; what was brought into force already is left as it is.
/// </summary>
internal sealed class EnactmentRelay(
    Database database, LedgerNews news, ServiceDirectory services, TimeProvider clock, ILogger<EnactmentRelay> log) : LedgerFollower(database, news, log)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100), LongestDelay = TimeSpan.FromMinutes(1), Patience = TimeSpan.FromSeconds(5);

    private readonly LedgerNews passed = new();
    private long next;

    /// <summary>
    /// Ends once the event at a position was passed on, so that whoever enacts finds the law in force; or after a while, where
    /// a service does not answer: the law comes into force once it does.
    /// </summary>
    public async Task Passed(ulong position, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var patience = Task.Delay(Patience, clock, ending.Token);
        for (var more = passed.Next; Volatile.Read(ref next) <= (long)position && !patience.IsCompleted; more = passed.Next)
            await Task.WhenAny(more, patience);
        await ending.CancelAsync();
    }

    /// <inheritdoc />
    protected override async Task Handle(LedgerEvent happened, CancellationToken cancellation)
    {
        if (happened.Payload.TryUnpack<ActEnacted>(out var enacted))
        {
            // This service's own law changes only where it has an address to call itself by.
            foreach (var effect in enacted.Effects.Where(effect => effect.Area is not "parliament" || services.Areas.Contains(effect.Area, StringComparer.Ordinal)))
                await BringIntoForce(happened, enacted, effect, cancellation);
        }

        Volatile.Write(ref next, (long)happened.Position + 1);
        passed.Announce();
    }

    private async Task BringIntoForce(LedgerEvent happened, ActEnacted enacted, LawEffect effect, CancellationToken cancellation)
    {
        for (var delay = FirstDelay; ; delay = Min(delay * 2, LongestDelay))
        {
            try
            {
                await Send(happened, enacted, effect, cancellation);
                return;
            }
            catch (RpcException away) when (IsNoDecision(away))
            {
                if (delay == FirstDelay)
                    Log.LogWarning("{Area} does not answer ({Status}); {Version} comes into force once it does", effect.Area, away.StatusCode, effect.Version);
                await Task.Delay(delay, clock, cancellation);
            }
            catch (Exception error) when (error is RpcException or Refusal)
            {
                cancellation.ThrowIfCancellationRequested();
                Log.LogError("{Act} cannot bring {Version} of {Area} into force: {Problem}", enacted.Act, effect.Version, effect.Area, error.Message);
                return;
            }
        }
    }

    private async Task Send(LedgerEvent happened, ActEnacted enacted, LawEffect effect, CancellationToken cancellation)
    {
        var law = new LawService.LawServiceClient(services.InOwnName(effect.Area));
        var known = await law.ListLawVersionsAsync(
            new() { Area = effect.Area, Jurisdiction = enacted.Jurisdiction, PageSize = 1_000 }, cancellationToken: cancellation);
        if (known.Versions.Any(version => string.Equals(version.Version, effect.Version, StringComparison.Ordinal) && version.EffectiveFrom.Length > 0))
            return;
        await law.BringIntoForceAsync(
            new()
            {
                RequestId = RequestId(happened.Position, effect),
                Source = happened.Source,
                Area = effect.Area,
                Jurisdiction = enacted.Jurisdiction,
                Version = effect.Version,
                Act = enacted.Act,
                EffectiveFrom = enacted.EffectiveFrom,
            },
            cancellationToken: cancellation);
    }

    // Only what decides about the law is final: an unknown token or a handshake that fails will be another tomorrow.
    private static bool IsNoDecision(RpcException error) => error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
        or StatusCode.ResourceExhausted or StatusCode.Unauthenticated || error is { StatusCode: StatusCode.Internal, Status.DebugException: not null };

    private static string RequestId(ulong position, LawEffect effect) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"parliament/{position}/{effect.Area}/{effect.Version}"))).AsSpan(0, 16)).ToString();

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

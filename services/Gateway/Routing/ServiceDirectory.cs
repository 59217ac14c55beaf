using Grpc.Core;
using Microsoft.Extensions.Options;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Platform.Errors;

namespace Saylau.Gateway.Routing;

/// <summary>Where the services are.</summary>
public sealed record ServiceAddresses
{
    /// <summary>The address of each area's service, for example <c>parties</c> → <c>http://parties:5000</c>.</summary>
    public IDictionary<string, string> Services { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A channel to each service.</summary>
public sealed class ServiceDirectory : IDisposable
{
    private readonly Dictionary<string, SaylauChannel> channels;

    /// <summary>Knows the configured services.</summary>
    /// <exception cref="InvalidOperationException">None is configured, or an address is none.</exception>
    public ServiceDirectory(IOptions<ServiceAddresses> addresses)
    {
        if (addresses.Value.Services.Count == 0)
            throw new InvalidOperationException("Saylau:Gateway:Services is empty: the gateway has nothing to stand before.");
        channels = addresses.Value.Services.ToDictionary(service => service.Key, service => new SaylauChannel(
            Uri.TryCreate(service.Value, UriKind.Absolute, out var address) ? address
                : throw new InvalidOperationException($"Saylau:Gateway:Services:{service.Key} is '{service.Value}', which is no address."),
            resilience: new() { Retries = 1, Deadline = TimeSpan.FromSeconds(5) }), StringComparer.Ordinal);
    }

    /// <summary>The areas, in order.</summary>
    public IEnumerable<string> Areas => channels.Keys.Order(StringComparer.Ordinal);

    /// <summary>What clients of an area are made with.</summary>
    /// <exception cref="Refusal">NOT_FOUND/LEDGER_ELSEWHERE.</exception>
    public CallInvoker For(string area) =>
        channels.GetValueOrDefault(area)?.Invoker ?? throw Refusal.NotFound(ErrorReason.LedgerElsewhere, "area", area);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var channel in channels.Values)
            channel.Dispose();
    }
}

/// <summary>What is passed on with a forwarded call.</summary>
public static class Forwarding
{
    /// <summary>The caller's token, deadline and cancellation.</summary>
    public static CallOptions Onward(this ServerCallContext context)
    {
        var headers = new Metadata();
        if (context.RequestHeaders.GetValue("authorization") is { } token)
            headers.Add("authorization", token);
        return new(headers, context.Deadline < DateTime.MaxValue ? context.Deadline : null, context.CancellationToken);
    }
}

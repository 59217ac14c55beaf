using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client.Balancer;
using Microsoft.Extensions.Options;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Hosting;

namespace Saylau.Platform.Clients;

/// <summary>A channel to each service.</summary>
public sealed class ServiceDirectory : IDisposable
{
    private readonly Dictionary<string, Uri> addresses;
    private readonly ServiceCredentials credentials;
    private readonly ResolverFactory resolver;
    private readonly TransportSecurity security;
    private readonly ConcurrentDictionary<(string Area, bool InOwnName), Lazy<SaylauChannel>> channels = new();

    /// <summary>Knows the configured services, and calls each at every address that its name has.</summary>
    /// <exception cref="InvalidOperationException">An address is none.</exception>
    public ServiceDirectory(IOptions<ServiceOptions> options, ServiceCredentials credentials, TransportSecurity security, ResolverFactory resolver)
    {
        (this.credentials, this.security, this.resolver) = (credentials, security, resolver);
        addresses = options.Value.Addresses.ToDictionary(service => service.Key, service =>
            Uri.TryCreate(service.Value, UriKind.Absolute, out var address) ? address
                : throw new InvalidOperationException($"Saylau:Services:Addresses:{service.Key} is '{service.Value}', which is no address."),
            StringComparer.Ordinal);
    }

    /// <summary>The areas, in order.</summary>
    public IEnumerable<string> Areas => addresses.Keys.Order(StringComparer.Ordinal);

    /// <summary>What clients of an area are made with that pass their caller's token on, or none.</summary>
    /// <exception cref="Refusal">NOT_FOUND/LEDGER_ELSEWHERE.</exception>
    public CallInvoker For(string area) => Channel(area, inOwnName: false).Invoker;

    /// <summary>What clients of an area are made with that call in the name of this service.</summary>
    /// <exception cref="Refusal">NOT_FOUND/LEDGER_ELSEWHERE.</exception>
    public CallInvoker InOwnName(string area) => Channel(area, inOwnName: true).Invoker;

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var channel in channels.Values.Where(channel => channel.IsValueCreated))
            channel.Value.Dispose();
    }

    private SaylauChannel Channel(string area, bool inOwnName) => addresses.TryGetValue(area, out var address)
        ? channels.GetOrAdd((area, inOwnName), key => new(() => new SaylauChannel(address, new SaylauChannelOptions
        {
            Token = key.InOwnName ? credentials.Token : null,
            Tls = security.Files,
            Resolver = resolver,
            Resilience = new() { Retries = 1, Deadline = TimeSpan.FromSeconds(5) },
        }))).Value
        : throw Refusal.NotFound(ErrorReason.LedgerElsewhere, "area", area);
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
        return context.Within().WithHeaders(headers);
    }

    /// <summary>The caller's deadline and cancellation, for a call in this service's own name.</summary>
    public static CallOptions Within(this ServerCallContext context) =>
        new(deadline: context.Deadline < DateTime.MaxValue ? context.Deadline : null, cancellationToken: context.CancellationToken);
}

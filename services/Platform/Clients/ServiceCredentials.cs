using Grpc.Core;
using Microsoft.Extensions.Options;
using Saylau.Common.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Clients;

/// <summary>The token by which this service calls others in its own name.</summary>
/// <param name="token">Asked before every call; null calls as the public.</param>
/// <param name="source">What the token comes from, and ends with this.</param>
public sealed class ServiceCredentials(Func<CancellationToken, ValueTask<string?>> token, IDisposable? source = null) : IDisposable
{
    /// <summary>A token that is at hand.</summary>
    public ServiceCredentials(Func<string?> token)
        : this(_ => new(token()))
    {
    }

    /// <summary>The token that the settings say: of a file, of the provider, or none.</summary>
    /// <exception cref="InvalidOperationException">The settings contradict each other.</exception>
    public static ServiceCredentials Of(
        IOptions<ServiceOptions> services, IOptions<IdentityOptions> identity, IdentityProvider provider, TimeProvider clock)
    {
        var options = services.Value;
        options.Require(identity.Value);
        if (options.ClientId.Length > 0)
        {
            var grant = new ClientCredentialsGrant(options, provider, clock);
            return new(grant.Token, grant);
        }

        return new(() => options.TokenFile.Length > 0 ? Read("Saylau:Services:TokenFile", options.TokenFile) : null);
    }

    /// <summary>The token now.</summary>
    /// <exception cref="RpcException">UNAVAILABLE/IDENTITY_UNAVAILABLE: there is none at the moment.</exception>
    public async ValueTask<string?> Token(CancellationToken cancellation)
    {
        try
        {
            return await token(cancellation);
        }
        catch (Refusal refusal)
        {
            // The call's status, as if the other service had given it: anything else would be read as a bug.
            throw refusal.ToRpcException();
        }
    }

    /// <inheritdoc />
    public void Dispose() => source?.Dispose();

    /// <summary>A secret from its file.</summary>
    /// <exception cref="Refusal">UNAVAILABLE/IDENTITY_UNAVAILABLE: it cannot be read.</exception>
    internal static string Read(string setting, string file)
    {
        try
        {
            if (File.ReadAllText(file).Trim() is { Length: > 0 } secret)
                return secret;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Missing($"{setting} cannot be read");
        }

        throw Missing($"{setting} is an empty file");
    }

    internal static Refusal Missing(string why) => new(StatusCode.Unavailable, EnumText.Of(ErrorReason.IdentityUnavailable),
        $"This service has no token of its own: {why}.");
}

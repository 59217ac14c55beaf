using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Saylau.Platform.Access;

/// <summary>Sets of public keys (RFC 7517) that signatures of tokens are verified with.</summary>
internal static class PublicKeys
{
    private const int LeastRsaBits = 2_048;

    /// <summary>The algorithms that are believed (RFC 7518 §3.1): signatures, and never a secret that both sides know.</summary>
    public static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Whether keys and tokens may be fetched from an address: over TLS, or from this machine.</summary>
    public static bool MayComeFrom(Uri address) => string.Equals(address.Scheme, "https", StringComparison.Ordinal) || address.IsLoopback;

    /// <summary>The keys of a set that can verify a signature; others, such as keys for encryption, are left out.</summary>
    public static IReadOnlyList<JsonWebKey> Usable(JsonWebKeySet set) => [.. set.Keys.Where(key => IsForSignatures(key) && ProblemOf(key) is null)];

    /// <summary>What is wrong with a set that an operator gave; null if nothing.</summary>
    public static string? ProblemOf(string jwks)
    {
        JsonWebKeySet set;
        try
        {
            set = new JsonWebKeySet(jwks);
        }
        catch (Exception malformed) when (malformed is ArgumentException or JsonException or FormatException)
        {
            return "is no JSON Web Key Set (RFC 7517)";
        }

        if (set.Keys.Select(ProblemOf).FirstOrDefault(problem => problem is not null) is { } wrong)
            return wrong;
        return Usable(set).Count == 0 ? "has no key that verifies signatures" : null;
    }

    private static bool IsForSignatures(JsonWebKey key) => string.IsNullOrEmpty(key.Use) || string.Equals(key.Use, "sig", StringComparison.Ordinal);

    private static string? ProblemOf(JsonWebKey key)
    {
        var name = string.IsNullOrEmpty(key.Kid) ? "a key" : $"the key '{key.Kid}'";
        if (!string.IsNullOrEmpty(key.K) || string.Equals(key.Kty, "oct", StringComparison.Ordinal))
            return $"has {name}, which is symmetric: whoever can verify a token with it can make one";
        if (key.HasPrivateKey || !string.IsNullOrEmpty(key.D))
            return $"has {name} with its private part, which belongs to the issuer alone";
        if (key.Kty is not ("RSA" or "EC"))
            return $"has {name} of type '{key.Kty}'; RSA and EC are understood";
        if (!JsonWebKeyConverter.TryConvertToSecurityKey(key, out var usable))
            return $"has {name}, which is malformed";
        return key.Kty is "RSA" && usable.KeySize < LeastRsaBits ? $"has {name} of {usable.KeySize} bits; RSA needs {LeastRsaBits}" : null;
    }
}

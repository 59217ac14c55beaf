using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Saylau.Platform.Access;

/// <summary>Reads the grants of a token from the claim that the provider puts them in.</summary>
internal static class TokenGrants
{
    /// <summary>The grants, in their order; none where the claim is absent.</summary>
    /// <param name="token">A validated token.</param>
    /// <param name="claim">The claim's name, which may have dots of its own, or the path to it.</param>
    /// <exception cref="FormatException">The claim does not hold grants.</exception>
    public static IReadOnlyList<RoleGrant> Of(JsonWebToken token, string claim)
    {
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        if (Find(payload.RootElement, claim) is not { } found)
            return [];
        // A claim that other applications share has roles of theirs too; in our own, what is no grant is a mistake.
        return string.Equals(claim, IdentityOptions.OwnGrantsClaim, StringComparison.Ordinal)
            ? [.. Texts(found, claim).Select(text => RoleGrant.Parse(text) ?? throw new FormatException($"'{text}' is not role@scope"))]
            : [.. Texts(found, claim).Select(RoleGrant.Parse).OfType<RoleGrant>()];
    }

    private static JsonElement? Find(JsonElement within, string name)
    {
        if (within.ValueKind is not JsonValueKind.Object)
            return null;
        if (within.TryGetProperty(name, out var found))
            return found;
        // Namespaced claims are addresses, with dots that are no path: the longest name that is there is taken.
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
        {
            if (within.TryGetProperty(name[..dot], out var outer))
                return Find(outer, name[(dot + 1)..]);
        }

        return null;
    }

    private static IEnumerable<string> Texts(JsonElement found, string claim) => found.ValueKind switch
    {
        JsonValueKind.String => found.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        JsonValueKind.Array => found.EnumerateArray().Select(one => one.ValueKind is JsonValueKind.String ? one.GetString()!
            : throw new FormatException($"its claim '{claim}' has an element that is no text")).ToArray(),
        _ => throw new FormatException($"its claim '{claim}' is neither an array nor text"),
    };
}

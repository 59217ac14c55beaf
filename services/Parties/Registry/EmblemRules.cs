using Saylau.Parties.V1;

namespace Saylau.Parties.Registry;

/// <summary>What an emblem must be to be one.</summary>
internal static class EmblemRules
{
    private const int HashLength = 64;

    /// <summary>What is wrong with an emblem; null if nothing is.</summary>
    public static (string Field, string Problem)? Problem(Emblem emblem) =>
        emblem.Sha256.Length != HashLength || !emblem.Sha256.All(char.IsAsciiHexDigitLower) ? ("emblem.sha256", "must be 64 lower-case hexadecimal digits.")
        : !emblem.MediaType.StartsWith("image/", StringComparison.Ordinal) || emblem.MediaType.Length == "image/".Length ? ("emblem.media_type", "must be that of an image.")
        : !Uri.TryCreate(emblem.Uri, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") ? ("emblem.uri", "must be an address on the web.")
        : null;
}

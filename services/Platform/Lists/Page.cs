using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.WebUtilities;
using Saylau.Common.V1;
using Saylau.Platform.Errors;

namespace Saylau.Platform.Lists;

/// <summary>
/// The part of a list that one answer shows. A page begins after a key, so rows that come in between shift nothing; the
/// token is bound to the filters it was made for.
/// </summary>
public sealed class Page
{
    private const int DefaultSize = 100, MaxSize = 1_000;
    private readonly string filters;

    private Page(int size, string after, string filters) => (Size, After, this.filters) = (size, after, filters);

    /// <summary>The most items the page has.</summary>
    public int Size { get; }

    /// <summary>The key after which the page begins; empty on the first.</summary>
    public string After { get; }

    /// <summary>One more than the page has: what it takes to know whether another follows.</summary>
    public int Take => Size + 1;

    /// <summary>Reads page_size and page_token of a list request.</summary>
    /// <exception cref="Refusal">INVALID_ARGUMENT: the token is not of this list.</exception>
    public static Page Of(IMessage request)
    {
        var fields = request.Descriptor;
        var size = (uint)fields.FindFieldByName("page_size").Accessor.GetValue(request);
        var token = (string)fields.FindFieldByName("page_token").Accessor.GetValue(request);
        var asked = FiltersOf(request);
        var after = token.Length == 0 ? "" : Decode(token, asked);
        return new(size == 0 ? DefaultSize : (int)Math.Min(size, MaxSize), after, asked);
    }

    /// <summary>The page's items, and the token of the next page; empty if this is the last.</summary>
    public (IReadOnlyList<T> Items, string NextPageToken) Cut<T>(IReadOnlyList<T> rows, Func<T, string> key) =>
        rows.Count <= Size
            ? (rows, "")
            : ([.. rows.Take(Size)], WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{filters}|{key(rows[Size - 1])}")));

    private static string Decode(string token, string asked)
    {
        try
        {
            var text = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
            if (text.StartsWith(asked + "|", StringComparison.Ordinal))
                return text[(asked.Length + 1)..];
        }
        catch (FormatException)
        {
            // Falls through: not one of our tokens.
        }

        throw Refusal.Invalid(ErrorReason.FieldsInvalid, ("page_token", "is not a token of this list with these filters."));
    }

    private static string FiltersOf(IMessage request)
    {
        var copy = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        copy.Descriptor.FindFieldByName("page_size").Accessor.Clear(copy);
        copy.Descriptor.FindFieldByName("page_token").Accessor.Clear(copy);
        return Convert.ToHexStringLower(SHA256.HashData(copy.ToByteArray()))[..8];
    }
}

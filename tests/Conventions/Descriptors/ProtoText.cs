using System.Text.RegularExpressions;

namespace Saylau.Tests.Conventions.Descriptors;

/// <summary>The comments of a .proto file by what they stand before: generated code no longer has them.</summary>
internal static partial class ProtoText
{
    /// <summary>The comment of every declaration that has one, by the declaration's full name.</summary>
    public static Dictionary<string, string> Comments(string text)
    {
        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        var scopes = new Stack<string>();
        scopes.Push("");
        var comment = "";
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                comment = $"{comment} {line.TrimStart('/').Trim()}".Trim();
                continue;
            }

            comment = Declaration(line, comment, scopes, comments);
        }

        return comments;
    }

    // Comments stand directly before what they are about: whatever else comes in between takes them away.
    private static string Declaration(string line, string comment, Stack<string> scopes, Dictionary<string, string> comments)
    {
        if (Package().Match(line) is { Success: true } package)
            scopes.Push(package.Groups["name"].Value);
        var name = Named(line) is { } found ? $"{scopes.Peek()}.{found}" : null;
        if (name is not null && comment.Length > 0)
            comments[name] = comment;
        for (var opened = line.Count(sign => sign == '{'); opened > 0; opened--)
            scopes.Push(name is null || line.StartsWith("oneof", StringComparison.Ordinal) ? scopes.Peek() : name);
        for (var closed = line.Count(sign => sign == '}'); closed > 0; closed--)
            scopes.Pop();
        return "";
    }

    private static string? Named(string line) =>
        Block().Match(line) is { Success: true } block ? block.Groups["name"].Value
        : Member().Match(line) is { Success: true } member ? member.Groups["name"].Value
        : null;

    [GeneratedRegex(@"^package (?<name>[\w.]+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Package();

    [GeneratedRegex(@"^(service|rpc|message|enum|oneof) (?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^((optional |repeated )?(map<[^>]+>|[\w.]+) )?(?<name>\w+) = \d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Member();
}

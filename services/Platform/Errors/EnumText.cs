using System.Collections.Concurrent;
using System.Reflection;
using Google.Protobuf.Reflection;

namespace Saylau.Platform.Errors;

/// <summary>Contract enums as words: the name in the contract without its prefix, as it is stored and as reasons are sent.</summary>
public static class EnumText
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, string>> Names = new();

    /// <summary>The word for a value, for example <c>SUSPENDED</c> for PARTY_STANDING_SUSPENDED.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => WordsOf(typeof(T))[value.ToString()];

    /// <summary>The value of a word.</summary>
    /// <exception cref="ArgumentException">No value has this word.</exception>
    public static T Parse<T>(string word)
        where T : struct, Enum => WordsOf(typeof(T)).FirstOrDefault(name => string.Equals(name.Value, word, StringComparison.Ordinal)) is { Key: { } member }
        ? Enum.Parse<T>(member)
        : throw new ArgumentException($"'{word}' is no {typeof(T).Name}.", nameof(word));

    /// <summary>The words of the values that a filter names; of all of them where it names none.</summary>
    public static IReadOnlyList<string> Words<T>(IReadOnlyCollection<T> asked)
        where T : struct, Enum => [.. (asked.Count > 0 ? asked : Enum.GetValues<T>()).Select(Of)];

    private static IReadOnlyDictionary<string, string> WordsOf(Type type) => Names.GetOrAdd(type, static type =>
    {
        var members = type.GetFields(BindingFlags.Public | BindingFlags.Static);
        var originals = members.ToDictionary(
            member => member.Name, member => member.GetCustomAttribute<OriginalNameAttribute>()!.Name, StringComparer.Ordinal);
        // Every enum begins with PREFIX_UNSPECIFIED, which is what gives the prefix away.
        var prefix = originals.Values.Single(name => name.EndsWith("_UNSPECIFIED", StringComparison.Ordinal))[..^"UNSPECIFIED".Length];
        return originals.ToDictionary(name => name.Key, name => name.Value[prefix.Length..], StringComparer.Ordinal);
    });
}

using System.Text;
using Google.Protobuf;
using Saylau.Client;

namespace Saylau.Verify;

/// <summary>A file that is not there, or is not what it should be.</summary>
internal sealed class UnreadableFileException(string message) : Exception(message);

/// <summary>Reads the files that are checked. Whatever they hold, what is wrong is said in a sentence.</summary>
internal static class Files
{
    /// <summary>The largest file that is read whole.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read, is too large or is no text.</exception>
    public static string Text(string path) => Reading(path, () =>
    {
        var length = new FileInfo(path).Length;
        if (length > MostBytes)
            throw new UnreadableFileException($"{path} has {length} bytes; more than {MostBytes} are not read.");
        return Utf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
    });

    /// <summary>A message in a file.</summary>
    /// <exception cref="UnreadableFileException">The file is no JSON of it.</exception>
    public static T Message<T>(string path)
        where T : IMessage<T>, new() => Parse<T>(path, Text(path));

    /// <summary>A message in a text of a file.</summary>
    /// <exception cref="UnreadableFileException">The text is no JSON of it.</exception>
    public static T Parse<T>(string path, string json)
        where T : IMessage<T>, new()
    {
        try
        {
            return Contract.JsonReader.Parse<T>(json);
        }
        catch (Exception malformed) when (malformed is InvalidJsonException or InvalidProtocolBufferException or FormatException or InvalidOperationException or OverflowException or ArgumentException)
        {
            throw new UnreadableFileException($"{path} is no {new T().Descriptor.Name} as JSON, or is cut off: {malformed.Message}");
        }
    }

    /// <summary>The lines of a file that are not empty, one at a time.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read.</exception>
    public static IEnumerable<string> Lines(string path)
    {
        using var lines = Reading(path, () => File.ReadLines(path).GetEnumerator());
        while (Reading(path, lines.MoveNext))
        {
            if (lines.Current.Trim().Length > 0)
                yield return lines.Current;
        }
    }

    /// <summary>Runs what reads a file.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read.</exception>
    public static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException($"{path} cannot be read: {unreadable.Message}");
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFileException($"{path} is no text in UTF-8.");
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Saylau.Client.Proofs;

/// <summary>
/// The head of a log as text to be signed (c2sp.org/tlog-checkpoint). Two checkpoints are equal if origin, size and the
/// root's bytes are.
/// </summary>
/// <param name="Origin">The log's identity: one line, not empty.</param>
/// <param name="Size">Leaves in the tree.</param>
/// <param name="Root">The Merkle tree hash of RFC 6962 §2.1, 32 bytes.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    /// <summary>The note text: origin, size in decimal and root in base64, each on a line that ends with a
    /// newline.</summary>
    /// <exception cref="InvalidOperationException">The origin is empty, ill-formed or has control characters, the size
    /// is negative, or the root is not 32 bytes long.</exception>
    public string ToText() =>
        NoteFormat.IsLine(Origin) && Size >= 0 && Root is { Length: SHA256.HashSizeInBytes }
            ? string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n")
            : throw new InvalidOperationException("A checkpoint has an origin of one line, a size and a 32-byte root.");

    /// <summary>Reads a note text; what it accepts is <see cref="ToText"/>'s form with any number of extension lines
    /// after it, which are ignored. Never throws, and does not verify a signature.</summary>
    /// <param name="text">The text of a verified note.</param>
    /// <param name="checkpoint">The checkpoint, or null if the answer is false.</param>
    /// <returns>False if the text is not a checkpoint.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        if (text?.Split('\n') is not [var origin, var digits, var encoded, .. var extensions, ""]
            || !NoteFormat.IsLine(origin) || !extensions.All(NoteFormat.IsLine)
            || !TryParseSize(digits, out var size)
            || !NoteFormat.TryDecode(encoded, out var root) || root.Length != SHA256.HashSizeInBytes)
        {
            return false;
        }

        checkpoint = new Checkpoint(origin, size, root);
        return true;
    }

    /// <summary>Compares origin, size and the root's bytes.</summary>
    public bool Equals(Checkpoint? other) =>
        other is not null && Size == other.Size && string.Equals(Origin, other.Origin, StringComparison.Ordinal)
        && Root.AsSpan().SequenceEqual(other.Root);

    /// <summary>Agrees with <see cref="Equals(Checkpoint?)"/>.</summary>
    public override int GetHashCode() => HashCode.Combine(Origin, Size, Root is [var first, ..] ? first : 0);

    // Writing the number back refuses what number parsing lets pass, such as leading zeros.
    private static bool TryParseSize(string digits, out long size) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out size)
        && string.Equals(size.ToString(CultureInfo.InvariantCulture), digits, StringComparison.Ordinal);
}

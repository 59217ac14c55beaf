using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Saylau.Platform.Ledger;

/// <summary>Signs notes with one Ed25519 key (RFC 8032 §5.1, c2sp.org/signed-note). Safe for concurrent use.</summary>
public sealed class NoteSigner
{
    private readonly NoteKey key;
    private readonly byte[] seed;

    /// <summary>Makes a signer of a key's name and seed.</summary>
    /// <param name="name">The key's name, by custom a URL without a scheme; for a checkpoint the log's origin.</param>
    /// <param name="seed32">The private key's seed, 32 secret bytes. It is copied.</param>
    /// <exception cref="ArgumentException">The name is empty or has a space, a plus or a control character, or the seed
    /// is not 32 bytes long.</exception>
    public NoteSigner(string name, byte[] seed32)
    {
        ArgumentNullException.ThrowIfNull(seed32);
        if (!NoteFormat.IsName(name))
        {
            throw new ArgumentException(
                "A key's name is not empty and has no spaces, pluses or controls.", nameof(name));
        }

        if (seed32.Length != Ed25519.SecretKeySize)
        {
            throw new ArgumentException($"An Ed25519 seed has {Ed25519.SecretKeySize} bytes.", nameof(seed32));
        }

        seed = [.. seed32];
        var publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, publicKey, 0);
        key = NoteKey.Of(name, publicKey);
    }

    /// <summary>The public key as text: name, plus, key id in 8 lower-case hex digits, plus, base64 of 0x01 ‖ public
    /// key.</summary>
    public string VerifierKey => key.ToString();

    /// <summary>A new secret seed from the operating system's secure generator.</summary>
    /// <returns>32 bytes.</returns>
    public static byte[] NewSeed() => RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize);

    /// <summary>Signs a text; Ed25519 is deterministic, so the same text gives the same note.</summary>
    /// <param name="text">Lines that each end with a newline.</param>
    /// <returns>The whole note: the text, an empty line, one signature line.</returns>
    /// <exception cref="ArgumentException">The text does not end with a newline, has another control character, or is
    /// not well-formed Unicode.</exception>
    public string Sign(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!NoteFormat.IsText(text))
        {
            throw new ArgumentException("A note's text is well-formed lines, each ended by a newline.", nameof(text));
        }

        var message = Encoding.UTF8.GetBytes(text);
        var signature = new byte[NoteKey.IdLength + Ed25519.SignatureSize];
        BinaryPrimitives.WriteUInt32BigEndian(signature, key.Id);
        Ed25519.Sign(seed, 0, message, 0, message.Length, signature, NoteKey.IdLength);
        return $"{text}\n{NoteFormat.SignaturePrefix}{key.Name} {Convert.ToBase64String(signature)}\n";
    }
}

/// <summary>Verifies signed notes (c2sp.org/signed-note) made with Ed25519 keys (RFC 8032 §5.1).</summary>
public static class SignedNote
{
    /// <summary>The most signatures that a note may carry; more are refused, so that a note's size bounds the
    /// work.</summary>
    public const int MaxSignatures = 100;

    /// <summary>Whether a note is well-formed and signed by a key. Never throws.</summary>
    /// <param name="note">The whole note. Signatures of other keys are allowed and not verified.</param>
    /// <param name="verifierKey">The key, as <see cref="NoteSigner.VerifierKey"/> writes it.</param>
    /// <param name="text">The signed text with its final newline; empty if the answer is false.</param>
    /// <returns>False if the note or key is malformed, the key did not sign, or any signature under its name and id is
    /// wrong.</returns>
    public static bool Verify(string? note, string? verifierKey, out string text)
    {
        text = string.Empty;
        if (!NoteKey.TryParse(verifierKey, out var key) || !TrySplit(note, out var signed, out var signatures))
        {
            return false;
        }

        // Every signature of the key must be right, so that their order cannot matter.
        var message = Encoding.UTF8.GetBytes(signed);
        var ours = signatures.FindAll(key.Made);
        if (ours.Count == 0 || !ours.TrueForAll(signature => key.Verify(message, signature)))
        {
            return false;
        }

        text = signed;
        return true;
    }

    private static bool TrySplit(string? note, out string text, out List<NoteSignature> signatures)
    {
        (text, signatures) = (string.Empty, []);
        if (note is null || !NoteFormat.IsText(note))
        {
            return false;
        }

        // The text may have empty lines of its own: the last one is the separator.
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        var lines = end < 0 ? [] : note[(end + 2)..].Split('\n', MaxSignatures + 2)[..^1];
        if (lines.Length > MaxSignatures)
        {
            return false;
        }

        text = note[..(end + 1)];
        signatures = [.. lines.Select(NoteSignature.Parse).OfType<NoteSignature>()];
        return lines.Length > 0 && signatures.Count == lines.Length;
    }
}

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

/// <summary>An Ed25519 public key with its name; the id is the start of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public
/// key).</summary>
internal sealed record NoteKey(string Name, uint Id, byte[] PublicKey)
{
    public const int IdLength = sizeof(uint);

    private const byte Ed25519Type = 0x01;

    public static NoteKey Of(string name, byte[] publicKey)
    {
        byte[] identity = [.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. publicKey];
        return new NoteKey(name, BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(identity)), publicKey);
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out NoteKey? key)
    {
        key = null;

        // Base64 may have pluses too: the first two are the separators.
        if (text?.Split('+', 3) is not [var name, _, var encoded] || !NoteFormat.IsName(name)
            || !NoteFormat.TryDecode(encoded, out var typed)
            || typed is not [Ed25519Type, .. var publicKey] || publicKey.Length != Ed25519.PublicKeySize)
        {
            return false;
        }

        // Writing the key back compares the id, and refuses other spellings of it.
        var parsed = Of(name, publicKey);
        key = string.Equals(parsed.ToString(), text, StringComparison.Ordinal) ? parsed : null;
        return key is not null;
    }

    /// <summary>Whether a signature says that this key made it; that is yet to be verified.</summary>
    public bool Made(NoteSignature signature) =>
        signature.KeyId == Id && string.Equals(signature.KeyName, Name, StringComparison.Ordinal);

    public bool Verify(byte[] message, NoteSignature signature) =>
        signature.Bytes.Length == Ed25519.SignatureSize
        && Ed25519.Verify(signature.Bytes, 0, PublicKey, 0, message, 0, message.Length);

    public override string ToString() => $"{Name}+{Id:x8}+{Convert.ToBase64String([Ed25519Type, .. PublicKey])}";
}

/// <summary>A signature line: em dash, space, key name, space, base64 of the key id (4 bytes, big-endian) and the
/// signature's bytes.</summary>
internal sealed record NoteSignature(string KeyName, uint KeyId, byte[] Bytes)
{
    /// <summary>Reads a line without its newline; null if it is no signature line.</summary>
    public static NoteSignature? Parse(string line) =>
        line.Split(' ') is [NoteFormat.Dash, var name, var encoded] && NoteFormat.IsName(name)
        && NoteFormat.TryDecode(encoded, out var bytes) && bytes.Length > NoteKey.IdLength
            ? new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[NoteKey.IdLength..])
            : null;
}

/// <summary>The rules of c2sp.org/signed-note on characters and encodings.</summary>
internal static class NoteFormat
{
    /// <summary>The em dash that starts a signature line.</summary>
    public const string Dash = "\u2014";

    public const string SignaturePrefix = Dash + " ";

    /// <summary>Whole lines: well-formed, without controls other than newline, and ended by one.</summary>
    public static bool IsText(string text) =>
        text.EndsWith('\n') && !text.Any(c => c < ' ' && c != '\n') && IsWellFormed(text);

    /// <summary>One line that is not empty, without its newline.</summary>
    public static bool IsLine([NotNullWhen(true)] string? line) =>
        !string.IsNullOrEmpty(line) && !line.Any(c => c < ' ') && IsWellFormed(line);

    /// <summary>A key's name: one line without spaces and pluses, which separate it from what follows.</summary>
    public static bool IsName([NotNullWhen(true)] string? name) =>
        IsLine(name) && !name.Any(c => c == '+' || char.IsWhiteSpace(c));

    /// <summary>Decodes base64 of RFC 4648 §4 in its one canonical spelling: a note must not have two forms.</summary>
    public static bool TryDecode(string encoded, out byte[] bytes)
    {
        var buffer = new byte[encoded.Length];
        var valid = Convert.TryFromBase64String(encoded, buffer, out var length)
            && string.Equals(Convert.ToBase64String(buffer, 0, length), encoded, StringComparison.Ordinal);
        bytes = valid ? buffer[..length] : [];
        return valid;
    }

    // An unpaired surrogate has no UTF-8 form: it would be signed as the replacement character.
    private static bool IsWellFormed(string text) =>
        string.Equals(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), text, StringComparison.Ordinal);
}

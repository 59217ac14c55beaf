using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Saylau.Client.Proofs;

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

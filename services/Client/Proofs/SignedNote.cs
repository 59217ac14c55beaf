using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Saylau.Client.Proofs;

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
    public string Sign(string text) => Sign(text, [this]);

    /// <summary>Signs a text with several keys.</summary>
    /// <param name="text">Lines that each end with a newline.</param>
    /// <param name="signers">The keys, in the order of their signatures.</param>
    /// <returns>The whole note: the text, an empty line, a signature line of each key.</returns>
    /// <exception cref="ArgumentException">The text cannot be carried by a note.</exception>
    public static string Sign(string text, IEnumerable<NoteSigner> signers)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!NoteFormat.IsText(text))
        {
            throw new ArgumentException("A note's text is well-formed lines, each ended by a newline.", nameof(text));
        }

        var message = Encoding.UTF8.GetBytes(text);
        return $"{text}\n{string.Concat(signers.Select(signer => signer.Line(message)))}";
    }

    private string Line(byte[] message)
    {
        var signature = new byte[NoteKey.IdLength + Ed25519.SignatureSize];
        BinaryPrimitives.WriteUInt32BigEndian(signature, key.Id);
        Ed25519.Sign(seed, 0, message, 0, message.Length, signature, NoteKey.IdLength);
        return $"{NoteFormat.SignaturePrefix}{key.Name} {Convert.ToBase64String(signature)}\n";
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

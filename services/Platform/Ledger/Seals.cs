using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Saylau.Platform.Ledger;

/// <summary>
/// Personal data that must be read again, encrypted (AES-256-GCM) under keys derived (HKDF) from the key of commitments. The
/// nonce follows from the content, so the same content in the same place is the same bytes, and nothing depends on chance.
/// </summary>
public sealed class Seals(IOptions<LedgerOptions> options) : IDisposable
{
    private const int NonceSize = 12, TagSize = 16;
    private readonly byte[] key = Keys.Derived(options.Value, "saylau seal");
    private readonly byte[] nonceKey = Keys.Derived(options.Value, "saylau seal nonce");
    private readonly ThreadLocal<AesGcm?> ciphers = new(trackAllValues: true);

    /// <summary>Encrypts a text for one place: it cannot be opened in another.</summary>
    public byte[] Seal(ReadOnlySpan<byte> place, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var seal = new byte[NonceSize + TagSize + plain.Length];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var input = new byte[place.Length + plain.Length];
        place.CopyTo(input);
        plain.CopyTo(input, place.Length);
        HMACSHA256.HashData(nonceKey, input, hash);
        hash[..NonceSize].CopyTo(seal);
        Cipher().Encrypt(seal.AsSpan(0, NonceSize), plain, seal.AsSpan(NonceSize + TagSize), seal.AsSpan(NonceSize, TagSize), place);
        return seal;
    }

    /// <summary>The text that was sealed for this place.</summary>
    /// <exception cref="CryptographicException">It was sealed for another place or under another key, or was changed.</exception>
    public string Open(ReadOnlySpan<byte> place, ReadOnlySpan<byte> seal)
    {
        if (seal.Length < NonceSize + TagSize)
            throw new CryptographicException("There is no seal.");
        var plain = new byte[seal.Length - NonceSize - TagSize];
        Cipher().Decrypt(seal[..NonceSize], seal[(NonceSize + TagSize)..], seal.Slice(NonceSize, TagSize), plain, place);
        return Encoding.UTF8.GetString(plain);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var cipher in ciphers.Values)
            cipher?.Dispose();
        ciphers.Dispose();
    }

    // Setting up a cipher costs more than using it, and none may be used by two threads at once.
    private AesGcm Cipher() => ciphers.Value ??= new(key, TagSize);
}

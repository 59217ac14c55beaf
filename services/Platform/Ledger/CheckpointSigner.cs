using Microsoft.Extensions.Options;

namespace Saylau.Platform.Ledger;

/// <summary>Signs tree heads as C2SP tlog-checkpoints.</summary>
public sealed class CheckpointSigner
{
    private readonly string origin;
    private readonly NoteSigner signer;

    /// <summary>Signs with the configured seed.</summary>
    /// <exception cref="InvalidOperationException">Origin or seed is missing or malformed.</exception>
    public CheckpointSigner(IOptions<LedgerOptions> options)
    {
        var settings = options.Value;
        if (settings.Origin.Length == 0)
            throw new InvalidOperationException("Saylau:Ledger:Origin is missing: the name by which the world knows this ledger.");
        origin = settings.Origin;
        signer = new(origin, Keys.FromBase64("Saylau:Ledger:SigningSeed", settings.SigningSeed, exactly: 32));
    }

    /// <summary>The key that verifies the signatures (C2SP signed-note).</summary>
    public string VerifierKey => signer.VerifierKey;

    /// <summary>The signed note for a tree head.</summary>
    public string Sign(long size, byte[] root) => signer.Sign(new Checkpoint(origin, size, root).ToText());
}

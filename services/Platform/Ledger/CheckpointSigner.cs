using System.Globalization;
using Microsoft.Extensions.Options;
using Saylau.Client.Proofs;
using Saylau.Common.V1;

namespace Saylau.Platform.Ledger;

/// <summary>Signs tree heads as C2SP tlog-checkpoints, with the current key and, while keys are changed, with the one before
/// it; and knows every key that ever did.</summary>
public sealed class CheckpointSigner
{
    private const string Retired = "Saylau:Ledger:RetiredKeys";
    private readonly string origin;
    private readonly NoteSigner[] signers;

    /// <summary>Signs with the configured seeds.</summary>
    /// <exception cref="InvalidOperationException">Origin, a seed or a retired key is missing, malformed or given
    /// twice.</exception>
    public CheckpointSigner(IOptions<LedgerOptions> options)
    {
        var settings = options.Value;
        if (!NoteFormat.IsName(settings.Origin))
            throw new InvalidOperationException("Saylau:Ledger:Origin is missing or has spaces or pluses: the name by which the world knows this ledger.");
        origin = settings.Origin;
        signers = [Signer("SigningSeed", settings.SigningSeed), .. Previous(settings)];
        Keys =
        [
            .. signers.Zip([CheckpointKeyStatus.Current, CheckpointKeyStatus.Previous],
                (signer, status) => new CheckpointKey { VerifierKey = signer.VerifierKey, Status = status }),
            .. settings.RetiredKeys.Select(RetiredKey),
        ];
        RequireDistinct();
    }

    /// <summary>Every key that ever signed, the current one first.</summary>
    public IReadOnlyList<CheckpointKey> Keys { get; }

    /// <summary>The signed note for a tree head.</summary>
    public string Sign(long size, byte[] root) => NoteSigner.Sign(new Checkpoint(origin, size, root).ToText(), signers);

    /// <summary>The names and ids of the keys that sign, as name+id.</summary>
    internal IReadOnlyList<string> SigningNames => [.. signers.Select(signer => signer.VerifierKey[..signer.VerifierKey.IndexOf('+', signer.VerifierKey.IndexOf('+', StringComparison.Ordinal) + 1)])];

    /// <summary>The signed note of a text that cannot be taken for a tree head.</summary>
    /// <exception cref="ArgumentException">It could be.</exception>
    internal string SignStatement(string text) => Checkpoint.TryParse(text, out _)
        ? throw new ArgumentException("A statement must not read as a checkpoint.", nameof(text))
        : NoteSigner.Sign(text, signers);

    private NoteSigner Signer(string setting, string seed) => new(origin, Ledger.Keys.FromBase64($"Saylau:Ledger:{setting}", seed, exactly: 32));

    private IEnumerable<NoteSigner> Previous(LedgerOptions settings) =>
        settings.PreviousSigningSeed.Length > 0 ? [Signer("PreviousSigningSeed", settings.PreviousSigningSeed)] : [];

    private CheckpointKey RetiredKey(string text, int index)
    {
        var parts = text.Split(' ', 2);
        if (!NoteKey.TryParse(parts[0], out var parsed))
            throw new InvalidOperationException($"{Retired}:{index} is no verifier key (name+id+base64): '{text}'.");
        if (!string.Equals(parsed.Name, origin, StringComparison.Ordinal))
            throw new InvalidOperationException($"{Retired}:{index} is a key of '{parsed.Name}', not of Saylau:Ledger:Origin '{origin}'.");
        var key = new CheckpointKey { VerifierKey = parts[0], Status = CheckpointKeyStatus.Retired };
        if (parts.Length == 1)
            return key;
        if (!ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            throw new InvalidOperationException($"{Retired}:{index} ends with '{parts[1]}', which is no number of events.");
        key.LastSize = size;
        return key;
    }

    private void RequireDistinct()
    {
        if (Keys.GroupBy(key => key.VerifierKey, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is not { } twice)
            return;
        throw new InvalidOperationException(twice.Any(key => key.Status is CheckpointKeyStatus.Retired)
            ? $"{Retired} has {twice.Key} twice, or a key that still signs."
            : "Saylau:Ledger:PreviousSigningSeed is the same as Saylau:Ledger:SigningSeed: nothing was changed.");
    }
}

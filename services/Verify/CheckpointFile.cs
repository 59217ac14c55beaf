using Saylau.Client.Proofs;
using Saylau.Common.V1;

namespace Saylau.Verify;

/// <summary>A checkpoint in a file: a signed note, or the answer that brought it.</summary>
internal sealed record CheckpointFile(string Path, string Note, string? Key)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read.</exception>
    public static CheckpointFile Read(string path, string? trusted)
    {
        var text = Files.Text(path);
        if (!text.TrimStart().StartsWith('{'))
            return new(path, text, trusted);
        var answer = Files.Parse<GetCheckpointResponse>(path, text);
        return new(path, answer.Note, trusted ?? answer.VerifierKey);
    }

    /// <summary>Checks its signature; the checkpoint is null if it is not to be trusted.</summary>
    public ProofStep Verify(out Checkpoint? checkpoint)
    {
        checkpoint = null;
        if (string.IsNullOrEmpty(Key))
            return ProofStep.NotShown($"{Path}: no key was given with --key, so the signature is not checked.");
        if (!SignedNote.Verify(Note, Key, out var text))
            return ProofStep.Differs($"{Path} is not signed by the key '{Key}', or was changed or cut off.");
        return ProofStep.Of(Checkpoint.TryParse(text, out checkpoint), $"{Path}: {checkpoint?.Origin}, {checkpoint?.Size} events, signed by '{Key}'.",
            $"{Path} is signed, and is no checkpoint.");
    }
}

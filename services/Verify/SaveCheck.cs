using System.Security.Cryptography;
using Saylau.Client.Proofs;
using Saylau.Elections.V1;

namespace Saylau.Verify;

/// <summary>Makes a file of an export that came as JSON: a line for each part, its bytes in base64.</summary>
internal static class SaveCheck
{
    /// <summary>What was saved and checked.</summary>
    public static IEnumerable<ProofStep> Of(string stream, string to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = Files.Reading(to, () => File.Create(to));
        ExportHead? head = null;
        ExportTail? tail = null;
        foreach (var line in Files.Lines(stream))
        {
            var part = Files.Parse<ExportResultsResponse>(stream, line);
            (head, tail) = (part.Head ?? head, part.Tail ?? tail);
            hash.AppendData(part.Chunk.Span);
            Files.Reading(to, () =>
            {
                file.Write(part.Chunk.Span);
                return 0;
            });
        }

        if (head is null || tail is null)
        {
            yield return ProofStep.NotShown($"{stream} ends before its end: {to} is not whole.");
            yield break;
        }

        yield return ProofStep.Of(tail.Sha256.Span.SequenceEqual(hash.GetHashAndReset()), $"{to} is {head.FileName} with {tail.Rows} places, and has the SHA-256 that was sent.",
            $"{to} does not have the SHA-256 that was sent.");
        foreach (var withheld in tail.Withheld)
            yield return ProofStep.Holds($"{withheld.Field} is withheld: {withheld.Citation}");
    }
}

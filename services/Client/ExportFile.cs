using System.Security.Cryptography;
using Grpc.Core;
using Saylau.Elections.V1;

namespace Saylau.Client;

/// <summary>Saves the stream of an export as the file that it is.</summary>
public static class ExportFile
{
    /// <summary>Writes a stream's chunks, and checks that the file is whole.</summary>
    /// <param name="parts">The answers of ExportResults.</param>
    /// <param name="to">Where the file is written to.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>What the file is, and what it was.</returns>
    /// <exception cref="InvalidDataException">The stream ended early, or its bytes are not those that were sent.</exception>
    public static async Task<(ExportHead Head, ExportTail Tail)> Save(
        IAsyncStreamReader<ExportResultsResponse> parts, Stream to, CancellationToken cancellation = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ExportHead? head = null;
        ExportTail? tail = null;
        await foreach (var part in parts.ReadAllAsync(cancellation))
        {
            (head, tail) = (part.Head ?? head, part.Tail ?? tail);
            hash.AppendData(part.Chunk.Span);
            await to.WriteAsync(part.Chunk.Memory, cancellation);
        }

        if (head is null || tail is null)
            throw new InvalidDataException("The export ended before its end: the file is not whole.");
        return tail.Sha256.Span.SequenceEqual(hash.GetHashAndReset())
            ? (head, tail)
            : throw new InvalidDataException("The file's SHA-256 is not the one that was sent.");
    }
}

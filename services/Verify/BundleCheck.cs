using Saylau.Client.Proofs;
using Saylau.Elections.V1;

namespace Saylau.Verify;

/// <summary>Checks the proof bundle in a file.</summary>
internal static class BundleCheck
{
    /// <summary>What was checked.</summary>
    public static IEnumerable<ProofStep> Of(string path, string? key)
    {
        var bundle = Read(path);
        var protocol = bundle.Protocol;
        yield return ProofStep.Holds($"A bundle for station '{protocol?.Entry?.PrecinctId}' in '{protocol?.ElectionId}'.");
        foreach (var step in BundleVerification.Verify(bundle, key))
            yield return step;
    }

    /// <summary>The bundle in a file: itself, or the answer that brought it.</summary>
    /// <exception cref="UnreadableFileException">There is none.</exception>
    public static ProofBundle Read(string path)
    {
        var json = Files.Text(path);
        if (!IsAnswer(json))
            return Files.Parse<ProofBundle>(path, json);
        var answer = Files.Parse<GetProofBundleResponse>(path, json);
        return answer.Bundle ?? throw new UnreadableFileException(answer.Withheld.Count == 0
            ? $"{path} holds no bundle."
            : $"{path} holds no bundle: it is withheld ({string.Join("; ", answer.Withheld.Select(withheld => withheld.Citation))}).");
    }

    // An answer has the bundle, or what was withheld, in its outermost braces.
    private static bool IsAnswer(string json)
    {
        try
        {
            _ = Client.Contract.JsonReader.Parse<GetProofBundleResponse>(json);
            return true;
        }
        catch (Exception other) when (other is Google.Protobuf.InvalidJsonException or Google.Protobuf.InvalidProtocolBufferException or FormatException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return json.TrimStart().StartsWith('{') && json.Contains("\"bundle\"", StringComparison.Ordinal);
        }
    }
}

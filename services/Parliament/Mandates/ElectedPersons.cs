using Grpc.Core;

namespace Saylau.Parliament.Mandates;

/// <summary>What Elections says of somebody: whether the certified result names the person, if there is one.</summary>
/// <param name="IsElected">Whether it does; null while no result is certified.</param>
/// <param name="Evidence">The record that says so.</param>
internal sealed record ElectedFacts(bool? IsElected, string Evidence);

/// <summary>Asks Elections who was elected.</summary>
internal sealed class ElectedPersons
{
    /// <summary>What the certified result of an election says of a person.</summary>
    public Task<ElectedFacts> Find(string electionId, string region, string personId, ServerCallContext context) =>
        Task.FromResult(new ElectedFacts(null, $"elections/{electionId}"));
}

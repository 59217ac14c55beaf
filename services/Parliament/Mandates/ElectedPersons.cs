using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Clients;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Common.V1.ErrorReason;

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
    /// <exception cref="Refusal">UNAVAILABLE/SERVICE_UNAVAILABLE.</exception>
    public async Task<ElectedFacts> Find(ElectionClaim claim, ServerCallContext context)
    {
        try
        {
            return claim.Region.Length > 0 ? await FindInRegion(claim, context) : await FindInCountry(claim, context);
        }
        catch (RpcException none) when (none.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            return new(null, null, $"elections/{claim.ElectionId}");
        }
        catch (Exception away) when (away is RpcException or Refusal)
        {
            throw new Refusal(StatusCode.Unavailable, EnumText.Of(ErrorReason.ServiceUnavailable), "elections: the service does not answer.");
        }
    }

    private async Task<ElectedFacts> FindInRegion(ElectionClaim claim, ServerCallContext context)
    {
        var result = (await new AssemblyService.AssemblyServiceClient(services.InOwnName("elections")).GetIndirectResultAsync(
            new() { ElectionId = claim.ElectionId, Region = claim.Region }, context.Within())).Result;
        return new(result.Choices.Any(choice => choice.Elected && string.Equals(choice.PersonId, claim.PersonId, StringComparison.Ordinal)), null,
            $"elections/{claim.ElectionId}/indirectResults/{claim.Region}");
    }

    private async Task<ElectedFacts> FindInCountry(ElectionClaim claim, ServerCallContext context)
    {
        var result = (await new TabulationService.TabulationServiceClient(services.InOwnName("elections")).GetCertifiedResultAsync(
            new() { ElectionId = claim.ElectionId }, context.Within())).Certified;
        var evidence = $"elections/{claim.ElectionId}/certifiedResult";
        if (result.Outcome.Kind is not OutcomeKind.Seats)
            return new(result.Elected.Any(elected => string.Equals(elected.PersonId, claim.PersonId, StringComparison.Ordinal)), null, evidence);
        // Where lists win seats, the result names the list; who sits for it is the list's to say.
        var list = result.Elected.FirstOrDefault(elected => claim.PartyId.Length > 0 && string.Equals(elected.PartyId, claim.PartyId, StringComparison.Ordinal));
        return new(list is { Seats: > 0 }, list?.Seats, evidence);
    }
}

using Grpc.Core;
using Saylau.Client;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Clients;
using Saylau.Platform.Errors;
using ErrorReason = Saylau.Common.V1.ErrorReason;

namespace Saylau.Parliament.Mandates;

/// <summary>Somebody whom the certified result of an election gives a seat.</summary>
internal sealed record ElectedHolder(string ElectionId, string PersonId, string PartyId, string Region);

/// <summary>Asks Elections for the order of a list, and for everybody who is elected.</summary>
internal sealed class ElectedLists(ServiceDirectory services)
{
    private const uint PageSize = 1_000;

    /// <summary>Who is still on a party's list of an election, in its order; empty where there is no such list.</summary>
    /// <exception cref="Refusal">UNAVAILABLE/SERVICE_UNAVAILABLE.</exception>
    public Task<IReadOnlyList<Person>> Standing(string electionId, string partyId, ServerCallContext context) => Ask<Person>(async nominations =>
    {
        var list = await Paging.Pages(new ListCandidatesRequest { ElectionId = electionId, PageSize = PageSize }, page => nominations.ListCandidatesAsync(page, context.Within()))
            .SelectMany(page => page.Candidates).FirstOrDefaultAsync(candidate => string.Equals(candidate.PartyId, partyId, StringComparison.Ordinal));
        if (list is null)
            return [];
        var members = await Paging.Pages(new ListListMembersRequest { CandidateId = list.CandidateId, PageSize = PageSize }, page => nominations.ListListMembersAsync(page, context.Within()))
            .SelectMany(page => page.Members).ToListAsync();
        return [.. members.Where(member => member.State is ListMemberState.Standing).OrderBy(member => member.Place).Select(member => member.Person)];
    });

    /// <summary>Everybody whom the certified result of an election gives a seat; empty where there is none.</summary>
    /// <exception cref="Refusal">UNAVAILABLE/SERVICE_UNAVAILABLE.</exception>
    public async Task<IReadOnlyList<ElectedHolder>> Holders(string electionId, ServerCallContext context)
    {
        var direct = await Ask<ElectedHolder>(async nominations =>
            await Paging.Pages(new ListSeatHoldersRequest { ElectionId = electionId, PageSize = PageSize }, page => nominations.ListSeatHoldersAsync(page, context.Within()))
                .SelectMany(page => page.Holders).Select(holder => new ElectedHolder(electionId, holder.Person.PersonId, holder.PartyId, "")).ToListAsync());
        if (direct.Count > 0)
            return direct;
        var assemblies = new AssemblyService.AssemblyServiceClient(services.InOwnName("elections"));
        return await Ask<ElectedHolder>(async _ =>
            await Paging.Pages(new ListElectedMandatesRequest { ElectionId = electionId, PageSize = PageSize }, page => assemblies.ListElectedMandatesAsync(page, context.Within()))
                .SelectMany(page => page.Mandates).Select(mandate => new ElectedHolder(electionId, mandate.PersonId, mandate.PartyId, mandate.Region)).ToListAsync());
    }

    private async Task<IReadOnlyList<T>> Ask<T>(Func<NominationService.NominationServiceClient, Task<IReadOnlyList<T>>> question)
    {
        try
        {
            return await question(new(services.InOwnName("elections")));
        }
        catch (RpcException none) when (none.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            return [];
        }
        catch (Exception away) when (away is RpcException or Refusal)
        {
            throw new Refusal(StatusCode.Unavailable, EnumText.Of(ErrorReason.ServiceUnavailable), "elections: the service does not answer.");
        }
    }
}

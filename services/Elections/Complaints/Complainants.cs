using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Clients;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    private static readonly Role[] OfCountry = [Role.CentralCommission, Role.PublicAssociation];

    /// <summary>
    /// The party of a country that the caller speaks for; empty where the caller speaks for none of that country, or need not.
    /// Asked before the door: nothing waits inside it.
    /// </summary>
    private async Task<string> AskParty(string jurisdiction, ServerCallContext context)
    {
        var call = context.Call();
        if (call.IsSettled || Array.Exists(OfCountry, role => call.Caller.Has(role, jurisdiction)))
            return "";
        var registry = new RegistryService.RegistryServiceClient(services.InOwnName("parties"));
        foreach (var grant in call.Caller.Grants.Where(grant => grant.Role is Role.Party))
        {
            try
            {
                var answer = await registry.GetPartyAsync(new() { PartyId = grant.Scope }, context.Within());
                if (string.Equals(answer.Party.Jurisdiction, jurisdiction, StringComparison.Ordinal))
                    return grant.Scope;
            }
            catch (RpcException unknown) when (unknown.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
            {
                // A party that Parties does not know is of no country.
            }
        }

        return "";
    }

    /// <summary>Whoever complains about an election complains in its own country.</summary>
    /// <exception cref="Platform.Errors.Refusal">SCOPE_NOT_ALLOWED.</exception>
    private static void RequireComplainant(Call call, string jurisdiction, string party)
    {
        if (call.IsSettled)
            return;
        if (party.Length > 0)
            call.RequireScope(Role.Party, party);
        else
            call.RequireScope(Array.Find(OfCountry, role => call.Caller.Has(role, jurisdiction)) is var role && role is not Role.Unspecified ? role : Role.CentralCommission, jurisdiction);
    }
}

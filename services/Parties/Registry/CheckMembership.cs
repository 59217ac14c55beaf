using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<CheckMembershipResponse> CheckMembership(CheckMembershipRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            var inForce = law.On(session, party.Jurisdiction, TextFormats.FirstDay(day));
            var findings = MembershipRules.Enough(party.Id, MembershipRow.On(session, party, day).Members, inForce.Rules.Registry, inForce.Jurisdiction);
            return new CheckMembershipResponse { Findings = { inForce.Judge(findings) } };
        }));
    }
}

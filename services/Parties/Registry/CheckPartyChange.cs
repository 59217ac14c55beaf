using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<CheckPartyChangeResponse> CheckPartyChange(CheckPartyChangeRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            var inForce = law.On(session, party.Jurisdiction, TextFormats.FirstDay(day));
            var findings = ReorganisationRules.MayHappen(StateOn(session, party.Id, day), request.Act, inForce.Rules.Registry);
            return new CheckPartyChangeResponse { Findings = { inForce.Judge(findings) } };
        }));
    }
}

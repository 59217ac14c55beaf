using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Standing;

public sealed partial class StandingService
{
    /// <inheritdoc />
    public override Task<CheckActResponse> CheckAct(CheckActRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            var inForce = law.On(session, party.Jurisdiction, TextFormats.FirstDay(day));
            var findings = inForce.Judge(StandingRules.MayAct(
                request.Act, day, StandingPeriodRow.Orders(session, party.Id), inForce.Rules.Suspension.Citation));
            return new CheckActResponse { Findings = { findings } };
        }));
    }
}

using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;

namespace Saylau.Parties.Standing;

public sealed partial class StandingService
{
    /// <inheritdoc />
    public override Task<GetStandingResponse> GetStanding(GetStandingRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            return new GetStandingResponse
            {
                Period = StandingPeriodRow.On(session, party.Id, day).ToProto(),
                BlockedActs = { StandingRules.BlockedActs(day, StandingPeriodRow.Orders(session, party.Id)) },
                AsOf = day,
            };
        }));
    }
}

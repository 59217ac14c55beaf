using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override async Task<CheckNominationResponse> CheckNomination(CheckNominationRequest request, ServerCallContext context)
    {
        RequireNominator(request.Nominator, request.PartyId);
        var day = ledger.DayAsked(request.AsOf);
        var party = await AskParties(request.PartyId, day, context);
        return database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var inForce = law.On(session, election.Jurisdiction, TextFormats.FirstDay(day));
            var findings = NominationRules.MayNominate(election.Id, StateOn(session, election.Id, day), request.Nominator, party, inForce.Rules.Nominations);
            return new CheckNominationResponse { Findings = { inForce.Judge(findings) } };
        });
    }
}

using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registration;

public sealed partial class RegistrationService
{
    /// <inheritdoc />
    public override Task<CheckDecisionResponse> CheckDecision(CheckDecisionRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var application = ApplicationRow.Require(session, request.ApplicationId);
            var inForce = law.On(session, application.Jurisdiction, TextFormats.FirstDay(day));
            var findings = RegistrationRules.MayDecide(application, request.Authority, request.Region, day,
                [.. RegistrationRules.Authorities(inForce.Rules.Registration, inForce.Jurisdiction)],
                [.. DecisionRow.On(session, [application.Id])[application.Id]]);
            return new CheckDecisionResponse { Findings = { inForce.Judge(findings) } };
        }));
    }
}

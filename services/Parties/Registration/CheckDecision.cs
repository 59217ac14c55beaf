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
            var deed = new AuthorityDeed(request.Authority, request.Region, ActAsked(request.Act), TextFormats.FirstDay(day).Iso(), "asked");
            var findings = RegistrationRules.MayDecide(application, deed, Authorities(inForce), ApplicationCourse.Of(session, application.Id), inForce.Rules.RegistrationPeriods);
            return new CheckDecisionResponse { Findings = { inForce.Judge(findings) } };
        }));
    }

    private static AuthorityAct ActAsked(AuthorityAct act) => act is AuthorityAct.Refuse or AuthorityAct.Return ? act : AuthorityAct.Approve;
}

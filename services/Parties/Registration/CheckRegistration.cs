using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registration;

public sealed partial class RegistrationService
{
    /// <inheritdoc />
    public override Task<CheckRegistrationResponse> CheckRegistration(CheckRegistrationRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            var inForce = law.On(session, party.Jurisdiction, TextFormats.FirstDay(day));
            var facts = ApplicantFacts.Of(session, party, TextFormats.FirstDay(day).Iso());
            var decisions = facts.Latest is null ? [] : ApplicationCourse.Of(session, facts.Latest.Id).On(day).Decisions;
            var findings = RegistrationRules.Requirements(facts, day, inForce.Rules, inForce.Jurisdiction)
                .Concat(RegistrationRules.Approvals(Authorities(inForce), decisions));
            return new CheckRegistrationResponse { Findings = { inForce.Judge(findings) } };
        }));
    }
}

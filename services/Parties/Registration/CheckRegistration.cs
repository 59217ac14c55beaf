using Grpc.Core;
using Saylau.Parties.MemberSignatures;
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
            var decisions = session.Query<DecisionRow>(LatestDecisions, new { PartyId = party.Id, Day = day });
            var findings = RegistrationRules.MayApply(party.Id, LatestCongress(session, party.Id, day),
                    RegionSignatures.Of(session, party.Id, day), inForce.Rules, inForce.Jurisdiction)
                .Concat(RegistrationRules.Approvals(
                    RegistrationRules.Authorities(inForce.Rules.Registration, inForce.Jurisdiction), decisions));
            return new CheckRegistrationResponse { Findings = { inForce.Judge(findings) } };
        }));
    }

    private const string LatestDecisions = """
        SELECT d.*
        FROM AuthorityDecision d
        WHERE d.OccurredOn <= @Day AND d.ApplicationId = (
          SELECT MAX(a.Id) FROM Application a
          WHERE a.PartyId = @PartyId AND a.FiledOn = (
            SELECT MAX(b.FiledOn) FROM Application b WHERE b.PartyId = @PartyId AND b.FiledOn <= @Day))
        """;
}

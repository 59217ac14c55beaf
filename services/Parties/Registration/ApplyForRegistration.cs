using Grpc.Core;
using Saylau.Parties.MemberSignatures;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registration;

public sealed partial class RegistrationService
{
    /// <inheritdoc />
    public override Task<ApplyForRegistrationResponse> ApplyForRegistration(
        ApplyForRegistrationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var party = PartyRow.Require(tx, request.PartyId);
            tx.Concerns(party.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM Application WHERE Id = @Id", new { Id = request.ApplicationId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.ApplicationExists, "application_id", request.ApplicationId);
            var inForce = law.On(tx, party.Jurisdiction, tx.OccurredDay);
            var findings = inForce.Judge(RegistrationRules.MayApply(party.Id, LatestCongress(tx, party.Id, tx.OccurredDay.Iso()),
                RegionSignatures.Of(tx, party.Id, tx.OccurredDay.Iso()), inForce.Rules, inForce.Jurisdiction));
            findings.RefuseIfViolated();

            var row = tx.Stamp(new ApplicationRow
            {
                Id = request.ApplicationId,
                PartyId = party.Id,
                Jurisdiction = party.Jurisdiction,
                FiledOn = tx.OccurredOn,
                State = EnumText.Of(ApplicationState.Pending),
                Authorities = RegistrationRules.Authorities(inForce.Rules.Registration, inForce.Jurisdiction).Count(),
                Findings = FindingList.ToBytes(findings),
                Version = 1,
            });
            tx.Insert("Application", row);
            var application = row.ToProto([]);
            tx.Record(new ApplicationFiled { Application = application });
            return new ApplyForRegistrationResponse { Application = application, Findings = { findings } };
        });
}

using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registration;

public sealed partial class RegistrationService
{
    /// <inheritdoc />
    public override Task<WithdrawApplicationResponse> WithdrawApplication(WithdrawApplicationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var application = ApplicationRow.Require(tx, request.ApplicationId);
            tx.Call.RequireScope(application.PartyId);
            tx.Concerns(application.Jurisdiction);
            Etags.Require(request.Etag, application.Version);
            var inForce = law.On(tx, application.Jurisdiction, tx.OccurredDay);
            var findings = inForce.Judge([RegistrationRules.Lifecycle.MayHappen(
                EnumText.Parse<ApplicationState>(application.State), ApplicationAct.Withdraw, $"applications/{application.Id}")]);
            findings.RefuseIfViolated();

            application = application.MoveTo(tx, ApplicationState.Withdrawn, tx.OccurredDay.Iso());
            tx.Record(new ApplicationWithdrawn { ApplicationId = application.Id, PartyId = application.PartyId, Reason = request.Reason });
            return new WithdrawApplicationResponse { Application = application.ToProto(ApplicationCourse.Of(tx, application.Id)), Findings = { findings } };
        });
}

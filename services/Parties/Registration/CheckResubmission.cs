using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registration;

public sealed partial class RegistrationService
{
    /// <inheritdoc />
    public override Task<CheckResubmissionResponse> CheckResubmission(CheckResubmissionRequest request, ServerCallContext context)
    {
        var day = TextFormats.FirstDay(ledger.DayAsked(request.AsOf));
        return Task.FromResult(database.Read(session =>
        {
            var application = ApplicationRow.Require(session, request.ApplicationId);
            var inForce = law.On(session, application.Jurisdiction, day);
            var findings = AuthorityRules.MayResubmit(application, ApplicationCourse.Of(session, application.Id), day.Iso(), inForce.Rules.RegistrationPeriods);
            return new CheckResubmissionResponse { Findings = { inForce.Judge(findings) } };
        }));
    }
}

using Grpc.Core;
using Saylau.Parties.Founding;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registration;

public sealed partial class RegistrationService
{
    /// <inheritdoc />
    public override Task<ReturnApplicationResponse> ReturnApplication(ReturnApplicationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var application = ApplicationRow.Require(tx, request.ApplicationId);
            RequireAuthority(tx.Call, request.Authority, request.Region, application.Jurisdiction);
            tx.Concerns(application.Jurisdiction);
            Etags.Require(request.Etag, application.Version);
            var inForce = law.On(tx, application.Jurisdiction, tx.OccurredDay);
            var (authorities, course) = (Authorities(inForce), ApplicationCourse.Of(tx, application.Id));
            var deed = new AuthorityDeed(request.Authority, request.Region, AuthorityAct.Return, tx.OccurredDay.Iso(), request.Defects);
            var findings = inForce.Judge(RegistrationRules.MayDecide(application, deed, authorities, course, inForce.Rules.RegistrationPeriods));
            findings.RefuseIfViolated();

            var returned = Return(tx, request, course, inForce.Rules.RegistrationPeriods);
            course = course with { Returns = [.. course.Returns.Append(returned).OrderBy(row => row.Authority, StringComparer.Ordinal).ThenBy(row => row.Region, StringComparer.Ordinal).ThenBy(row => row.Number)] };
            application = application.MoveTo(tx, RegistrationRules.StateOf(authorities, course), deed.Day);
            var answer = application.ToProto(course);
            tx.Record(new ApplicationReturned
            {
                ApplicationId = application.Id,
                PartyId = application.PartyId,
                Review = answer.Reviews.FirstOrDefault(review => review.Authority == request.Authority && string.Equals(review.Region, request.Region, StringComparison.Ordinal)),
                Findings = { findings },
            });
            return new ReturnApplicationResponse { Application = answer, Findings = { findings } };
        });

    private static ReturnRow Return(LedgerTransaction tx, ReturnApplicationRequest request, ApplicationCourse course, RegistrationPeriodsLaw? periods)
    {
        var authority = EnumText.Of(request.Authority);
        var row = tx.Stamp(new ReturnRow
        {
            ApplicationId = request.ApplicationId,
            Authority = authority,
            Region = request.Region,
            Number = course.Returns.Count(before => before.IsOf(authority, request.Region)) + 1,
            Defects = request.Defects,
            ReturnedOn = tx.OccurredDay.Iso(),
            CureDueOn = periods?.CureDays.LastDay(tx.OccurredDay.Iso()) ?? "",
            ResubmittedOn = "",
            Statement = "",
            Documents = [],
        });
        tx.Insert("ApplicationReturn", row);
        return row;
    }
}

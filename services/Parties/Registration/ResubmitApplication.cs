using Grpc.Core;
using Saylau.Parties.Congresses;
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
    public override Task<ResubmitApplicationResponse> ResubmitApplication(ResubmitApplicationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var application = ApplicationRow.Require(tx, request.ApplicationId);
            tx.Call.RequireScope(application.PartyId);
            tx.Concerns(application.Jurisdiction);
            Etags.Require(request.Etag, application.Version);
            DocumentHashes.Require("documents", request.Documents);
            var inForce = law.On(tx, application.Jurisdiction, tx.OccurredDay);
            var (course, day) = (ApplicationCourse.Of(tx, application.Id), tx.OccurredDay.Iso());
            var findings = inForce.Judge(AuthorityRules.MayResubmit(application, course, day, inForce.Rules.RegistrationPeriods));
            findings.RefuseIfViolated();

            var open = course.Returns.Where(row => row.ResubmittedOn.Length == 0).ToArray();
            foreach (var row in open)
                Store(tx, row, request, day, inForce.Rules.RegistrationPeriods);
            course = ApplicationCourse.Of(tx, application.Id);
            application = application.MoveTo(tx, RegistrationRules.StateOf(Authorities(inForce), course), day);
            var answer = application.ToProto(course);
            tx.Record(new ApplicationResubmitted
            {
                ApplicationId = application.Id,
                PartyId = application.PartyId,
                Reviews = { answer.Reviews.Where(review => Array.Exists(open, row => row.IsOf(EnumText.Of(review.Authority), review.Region))) },
                Findings = { findings },
            });
            return new ResubmitApplicationResponse { Application = answer, Findings = { findings } };
        });

    /// <summary>Notes the cure, and begins the authority's time anew.</summary>
    private static void Store(LedgerTransaction tx, ReturnRow row, ResubmitApplicationRequest request, string day, RegistrationPeriodsLaw? periods)
    {
        tx.Execute(Cure, new
        {
            row.ApplicationId,
            row.Authority,
            row.Region,
            row.Number,
            Day = day,
            request.Statement,
            Documents = ReturnRow.ToBytes(request.Documents),
        });
        tx.Execute(BeginAnew, new
        {
            row.ApplicationId,
            row.Authority,
            row.Region,
            DueOn = AuthorityRules.DecisionDays(EnumText.Parse<AuthorityKind>(row.Authority), periods).LastDay(day),
        });
    }

    private const string Cure = """
        UPDATE ApplicationReturn
        SET ResubmittedOn = @Day, Statement = @Statement, Documents = @Documents
        WHERE ApplicationId = @ApplicationId AND Authority = @Authority AND Region = @Region AND Number = @Number
        """;

    private const string BeginAnew = """
        UPDATE ApplicationSeat
        SET DueOn = @DueOn
        WHERE ApplicationId = @ApplicationId AND Authority = @Authority AND Region = @Region
        """;
}

using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registration;

public sealed partial class RegistrationService
{
    /// <inheritdoc />
    public override Task<DecideApplicationResponse> DecideApplication(DecideApplicationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var application = ApplicationRow.Require(tx, request.ApplicationId);
            RequireAuthority(tx.Call, request.Authority, request.Region, application.Jurisdiction);
            tx.Concerns(application.Jurisdiction);
            Etags.Require(request.Etag, application.Version);
            var inForce = law.On(tx, application.Jurisdiction, tx.OccurredDay);
            var (authorities, course) = (Authorities(inForce), ApplicationCourse.Of(tx, application.Id));
            var deed = new AuthorityDeed(request.Authority, request.Region, ActOf(request.Outcome), tx.OccurredDay.Iso(), request.Reason);
            var findings = inForce.Judge(RegistrationRules.MayDecide(application, deed, authorities, course, inForce.Rules.RegistrationPeriods));
            findings.RefuseIfViolated();

            var decision = Decide(tx, request);
            course = course with { Decisions = InOrder(course.Decisions.Append(decision)) };
            tx.Record(new ApplicationDecided
            {
                ApplicationId = application.Id,
                PartyId = application.PartyId,
                Decision = decision.ToProto(),
                Findings = { findings },
            });
            var state = RegistrationRules.StateOf(authorities, course);
            application = application.MoveTo(tx, state, tx.OccurredDay.Iso());
            if (state is ApplicationState.Approved)
                Register(tx, application, course.Decisions, inForce);
            return new DecideApplicationResponse { Application = application.ToProto(course), Findings = { findings } };
        });

    private static AuthorityAct ActOf(DecisionOutcome outcome) => outcome is DecisionOutcome.Approved ? AuthorityAct.Approve : AuthorityAct.Refuse;

    private static IReadOnlyList<DecisionRow> InOrder(IEnumerable<DecisionRow> decisions) =>
        [.. decisions.OrderBy(row => row.Authority, StringComparer.Ordinal).ThenBy(row => row.Region, StringComparer.Ordinal)];

    private static DecisionRow Decide(LedgerTransaction tx, DecideApplicationRequest request)
    {
        var row = tx.Stamp(new DecisionRow
        {
            ApplicationId = request.ApplicationId,
            Authority = EnumText.Of(request.Authority),
            Region = request.Region,
            Outcome = EnumText.Of(request.Outcome),
            Reason = request.Reason,
        });
        tx.Insert("AuthorityDecision", row);
        return row;
    }

    /// <summary>
    /// Registers the party on the day of the latest approval, whichever was entered last. A party is registered once:
    /// approving a later application does not move the day.
    /// </summary>
    private static void Register(
        LedgerTransaction tx, ApplicationRow application, IReadOnlyList<DecisionRow> decisions, LawInForce<PartiesLaw> inForce)
    {
        if (PartyRow.Require(tx, application.PartyId).RegisteredOn is not null)
        {
            RegisterAnew(tx, application, inForce);
            return;
        }

        var last = decisions.MaxBy(decision => decision.OccurredOn, StringComparer.Ordinal)!;
        tx.Execute(RegisterParty, new { application.PartyId, last.OccurredOn, last.Provenance, last.Citation });
        StandingPeriodRow.Rewrite(tx, PartyRow.Require(tx, application.PartyId));
        tx.Record(new PartyRegistered { PartyId = application.PartyId, ApplicationId = application.Id, RegisteredOn = last.OccurredOn });
    }

    /// <summary>Notes that the duty to register anew under this version of the law is met, where it makes one; once.</summary>
    private static void RegisterAnew(LedgerTransaction tx, ApplicationRow application, LawInForce<PartiesLaw> inForce)
    {
        var version = inForce.Version.Version;
        if (inForce.Rules.RegistrationPeriods?.ReregistrationDays is null || ReregistrationRow.Find(tx, application.PartyId, version) is not null)
            return;
        tx.Insert("Reregistration", tx.Stamp(new ReregistrationRow { PartyId = application.PartyId, LawVersion = version, ApplicationId = application.Id }));
        tx.Record(new PartyReregistered { PartyId = application.PartyId, ApplicationId = application.Id, LawVersion = version, ReregisteredOn = tx.OccurredDay.Iso() });
    }

    private const string RegisterParty = """
        UPDATE Party
        SET RegisteredOn = @OccurredOn, RegistrationProvenance = @Provenance, RegistrationCitation = @Citation
        WHERE Id = @PartyId
        """;
}

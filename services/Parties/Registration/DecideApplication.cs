using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Access;
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
            RequireAuthority(tx.Call, request, application.Jurisdiction);
            tx.Concerns(application.Jurisdiction);
            Etags.Require(request.Etag, application.Version);
            var inForce = law.On(tx, application.Jurisdiction, tx.OccurredDay);
            var seats = RegistrationRules.Authorities(inForce.Rules.Registration, inForce.Jurisdiction).ToArray();
            var decisions = DecisionRow.On(tx, [application.Id])[application.Id].ToList();
            var findings = inForce.Judge(RegistrationRules.MayDecide(
                application, request.Authority, request.Region, tx.OccurredDay.Iso(), seats, decisions));
            findings.RefuseIfViolated();

            var decision = Decide(tx, request);
            decisions.Add(decision);
            tx.Record(new ApplicationDecided
            {
                ApplicationId = application.Id,
                PartyId = application.PartyId,
                Decision = decision.ToProto(),
                Findings = { findings },
            });
            application = MoveOn(tx, application, seats, decisions);
            return new DecideApplicationResponse
            {
                Application = application.ToProto(decisions.OrderBy(row => row.Authority, StringComparer.Ordinal).ThenBy(row => row.Region, StringComparer.Ordinal)),
                Findings = { findings },
            };
        });

    private static void RequireAuthority(Call call, DecideApplicationRequest request, string jurisdiction)
    {
        var (role, scope) = request.Authority switch
        {
            AuthorityKind.RegionalCommission => (Role.RegionalCommission, request.Region),
            AuthorityKind.Registrar => (Role.Registrar, jurisdiction),
            _ => (Role.CentralCommission, jurisdiction),
        };
        call.RequireScope(role, scope);
    }

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

    /// <summary>One refusal ends the application; the last approval registers the party.</summary>
    private static ApplicationRow MoveOn(
        LedgerTransaction tx, ApplicationRow application, AuthoritySeat[] seats, IReadOnlyList<DecisionRow> decisions)
    {
        var refused = decisions.Any(decision => decision.Outcome is "REFUSED");
        var approved = Array.TrueForAll(seats, seat => decisions.Any(decision => decision.Is(seat) && decision.Outcome is "APPROVED"));
        var state = refused ? ApplicationState.Refused : approved ? ApplicationState.Approved : ApplicationState.Pending;
        var next = application with { State = EnumText.Of(state), Version = application.Version + 1 };
        tx.Execute("UPDATE Application SET State = @State, Version = @Version WHERE Id = @Id", new { next.State, next.Version, next.Id });
        if (state is ApplicationState.Approved)
            Register(tx, application, decisions);
        return next;
    }

    /// <summary>
    /// Registers the party on the day of the latest approval, whichever was entered last. A party is registered once:
    /// approving a later application does not move the day.
    /// </summary>
    private static void Register(LedgerTransaction tx, ApplicationRow application, IReadOnlyList<DecisionRow> decisions)
    {
        if (PartyRow.Require(tx, application.PartyId).RegisteredOn is not null)
            return;
        var last = decisions.MaxBy(decision => decision.OccurredOn, StringComparer.Ordinal)!;
        tx.Execute(RegisterParty, new { application.PartyId, last.OccurredOn, last.Provenance, last.Citation });
        StandingPeriodRow.Rewrite(tx, PartyRow.Require(tx, application.PartyId));
        tx.Record(new PartyRegistered { PartyId = application.PartyId, ApplicationId = application.Id, RegisteredOn = last.OccurredOn });
    }

    private const string RegisterParty = """
        UPDATE Party
        SET RegisteredOn = @OccurredOn, RegistrationProvenance = @Provenance, RegistrationCitation = @Citation
        WHERE Id = @PartyId
        """;
}

using Grpc.Core;
using Saylau.Parties.Founding;
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
            var facts = ApplicantFacts.Of(tx, party, tx.OccurredDay.Iso());
            var findings = inForce.Judge(RegistrationRules.MayFile(facts, tx.OccurredDay.Iso(), inForce.Rules, inForce.Jurisdiction));
            findings.RefuseIfViolated();

            var authorities = Authorities(inForce);
            var row = tx.Stamp(new ApplicationRow
            {
                Id = request.ApplicationId,
                PartyId = party.Id,
                Jurisdiction = party.Jurisdiction,
                FiledOn = tx.OccurredOn,
                State = EnumText.Of(ApplicationState.Pending),
                Authorities = authorities.Length,
                Findings = FindingList.ToBytes(findings),
                Version = 1,
                Kind = EnumText.Of(facts.Kind),
                PreviousId = facts.PreviousId(),
            });
            tx.Insert("Application", row);
            var seats = Seats(row, authorities, inForce.Rules.RegistrationPeriods);
            tx.InsertMany("ApplicationSeat", seats);
            var application = row.ToProto(new(seats, [], []));
            tx.Record(new ApplicationFiled { Application = application });
            return new ApplyForRegistrationResponse { Application = application, Findings = { findings } };
        });

    private static SeatRow[] Seats(ApplicationRow application, IEnumerable<AuthoritySeat> authorities, RegistrationPeriodsLaw? periods) =>
        [.. authorities.Select(seat => new SeatRow
        {
            ApplicationId = application.Id,
            Authority = EnumText.Of(seat.Kind),
            Region = seat.Region,
            DueOn = AuthorityRules.DecisionDays(seat.Kind, periods).LastDay(application.FiledOn),
        }).OrderBy(seat => seat.Authority, StringComparer.Ordinal).ThenBy(seat => seat.Region, StringComparer.Ordinal)];
}

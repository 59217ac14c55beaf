using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parties.Registry;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;
using ErrorReason = Saylau.Parties.V1.ErrorReason;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<RecordStateFundingResponse> RecordStateFunding(RecordStateFundingRequest request, ServerCallContext context)
    {
        RequireAmount(request.Amount);
        RequireCurrency("currency", request.Currency);
        return ledger.Write(request, context, tx =>
        {
            var party = RequireParty(tx, request.PartyId);
            if (tx.Find<int?>("SELECT 1 FROM StateFunding WHERE Id = @Id", new { Id = request.StateFundingId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.StateFundingExists, "state_funding_id", request.StateFundingId);
            var findings = JudgePayment(tx, party, request.Currency, request.PaidOn);
            findings.RefuseIfViolated();

            var row = tx.Stamp(new StateFundingRow
            {
                Id = request.StateFundingId,
                PartyId = party.Id,
                Amount = (long)request.Amount,
                Currency = request.Currency,
                PaidOn = request.PaidOn,
                Act = request.Act,
                Findings = FindingList.ToBytes(findings),
            });
            tx.Insert("StateFunding", row);
            tx.Record(new StateFundingRecorded { StateFunding = row.ToProto() });
            return new RecordStateFundingResponse { StateFunding = row.ToProto(), Findings = { findings } };
        });
    }

    private IReadOnlyList<Finding> JudgePayment(Session session, PartyRow party, string currency, string day)
    {
        var inForce = law.On(session, party.Jurisdiction, TextFormats.FirstDay(day));
        var standing = EnumText.Parse<PartyStanding>(StandingPeriodRow.On(session, party.Id, day).Standing);
        var blocked = StandingRules.BlockedActs(day, StandingPeriodRow.Orders(session, party.Id)).Contains(Act.ReceiveFunds);
        return inForce.Judge(StateFundingRules.MayPay(standing, blocked, currency, inForce.Rules.Funding));
    }
}

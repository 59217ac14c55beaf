using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.Standing;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Validation;

namespace Saylau.Parties.CourtOrders;

public sealed partial class CourtOrderService
{
    /// <inheritdoc />
    public override Task<IssueCourtOrderResponse> IssueCourtOrder(IssueCourtOrderRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var party = PartyRow.Require(tx, request.PartyId);
            tx.Call.RequireScope(party.Jurisdiction);
            tx.Concerns(party.Jurisdiction);
            if (tx.Find<int?>("SELECT 1 FROM CourtOrder WHERE Id = @Id", new { Id = request.CourtOrderId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.CourtOrderExists, "court_order_id", request.CourtOrderId);
            var inForce = law.On(tx, party.Jurisdiction, TextFormats.FirstDay(request.EffectiveFrom));
            uint? months = request.HasMonths ? request.Months : null;
            var findings = Judge(tx, party, request.Measure, request.Ground, months, request.AllianceId, request.EffectiveFrom, inForce);
            findings.RefuseIfViolated();

            var row = tx.Stamp(Row(request, party, inForce.Rules.Suspension));
            tx.Insert("CourtOrder", row);
            StandingPeriodRow.Rewrite(tx, party);
            var order = row.ToProto();
            tx.Record(new CourtOrderIssued { CourtOrder = order, Findings = { findings } });
            return new IssueCourtOrderResponse { CourtOrder = order, Findings = { findings } };
        });

    private static DateOnly End(IssueCourtOrderRequest request) =>
        CourtOrderRules.EndOf(TextFormats.FirstDay(request.EffectiveFrom), request.Months)
        ?? throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("effective_from", "is so late that the order ends after the calendar does."));

    private static CourtOrderRow Row(IssueCourtOrderRequest request, PartyRow party, SuspensionLaw law)
    {
        var suspends = request.Measure is CourtMeasure.Suspension;
        var blocked = suspends ? (IEnumerable<Act>)law.BlockedActs : Enum.GetValues<Act>().Where(act => act is not Act.Unspecified);
        return new()
        {
            Id = request.CourtOrderId,
            PartyId = party.Id,
            Jurisdiction = party.Jurisdiction,
            Court = request.Court,
            Measure = EnumText.Of(request.Measure),
            Ground = EnumText.Of(request.Ground),
            GroundText = request.GroundText,
            AllianceId = request.AllianceId,
            EffectiveFrom = request.EffectiveFrom,
            EffectiveUntil = suspends ? End(request).Iso() : "",
            Months = suspends ? (int)request.Months : null,
            BlockedActs = string.Join(',', blocked.Select(EnumText.Of)),
            LiftedOn = "",
            Version = 1,
        };
    }
}

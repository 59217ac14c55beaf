using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Funding;

public sealed partial class FundingService
{
    /// <inheritdoc />
    public override Task<ReturnDonationResponse> ReturnDonation(ReturnDonationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var row = DonationRow.Require(tx, request.DonationId);
            tx.Call.RequireScope(tx.Call.Caller.Has(Common.V1.Role.Party, row.PartyId) ? row.PartyId : row.Jurisdiction);
            tx.Concerns(row.Jurisdiction);
            Etags.Require(request.Etag, row.Version);
            var inForce = law.On(tx, row.Jurisdiction, TextFormats.FirstDay(request.ReturnedOn));
            // Whatever the day, a donation is returned once.
            var findings = inForce.Judge(DonationRules.MayReturn(row.ToProto(row.ReturnedOn), request.ReturnedOn, inForce.Rules.Funding));
            findings.RefuseIfViolated();

            var next = row with
            {
                State = EnumText.Of(DonationState.Returned),
                ReturnedOn = request.ReturnedOn,
                ReturnReason = request.Reason,
                Version = row.Version + 1,
            };
            tx.Execute(Return, new { next.State, next.ReturnedOn, next.ReturnReason, next.Version, next.Id });
            tx.Record(new DonationReturned
            {
                DonationId = row.Id,
                PartyId = row.PartyId,
                ReturnedOn = request.ReturnedOn,
                Reason = request.Reason,
                Findings = { findings },
            });
            return new ReturnDonationResponse { Donation = next.ToProto(request.ReturnedOn), Findings = { findings } };
        });

    private const string Return = """
        UPDATE Donation
        SET State = @State, ReturnedOn = @ReturnedOn, ReturnReason = @ReturnReason, Version = @Version
        WHERE Id = @Id
        """;
}

using Grpc.Core;
using Saylau.Parliament.Bills;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Texts;

internal sealed partial class BillTextService
{
    /// <inheritdoc />
    public override Task<DecideAmendmentResponse> DecideAmendment(DecideAmendmentRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var before = AmendmentRow.Require(tx, request.AmendmentId);
            var jurisdiction = BillRow.Require(tx, before.BillId).Jurisdiction;
            tx.Call.RequireScope(jurisdiction);
            tx.Concerns(jurisdiction);
            Etags.Require(request.Etag, before.Version);
            var findings = AmendmentRules.MayDecide(before.ToFacts(), request.Act, VoteOn(tx, request.VoteId), tx.OccurredOn).ToList();
            findings.RefuseIfViolated();

            var row = before with
            {
                State = EnumText.Of(AmendmentRules.Lifecycle.After(before.StateNow, request.Act)!.Value),
                VoteId = request.VoteId,
                Reason = request.Reason,
                DecidedOn = tx.OccurredOn,
                Version = before.Version + 1,
            };
            tx.Execute(Decide, new { row.State, row.VoteId, row.Reason, row.DecidedOn, row.Version, row.Id });
            var amendment = row.ToProto();
            tx.Record(new AmendmentDecided { Amendment = amendment, Findings = { findings } });
            return new DecideAmendmentResponse { Amendment = amendment, Findings = { findings } };
        });

    private const string Decide = """
        UPDATE Amendment
        SET State = @State, VoteId = @VoteId, Reason = @Reason, DecidedOn = @DecidedOn, Version = @Version
        WHERE Id = @Id
        """;
}

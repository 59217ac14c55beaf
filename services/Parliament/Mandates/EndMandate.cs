using Grpc.Core;
using Saylau.Parliament.Chambers;
using Saylau.Parliament.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<EndMandateResponse> EndMandate(EndMandateRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var mandate = MandateRow.Require(tx, request.MandateId);
            var jurisdiction = ChamberRow.Require(tx, mandate.ChamberId).Jurisdiction;
            tx.Call.RequireScope(jurisdiction);
            tx.Concerns(jurisdiction);
            Etags.Require(request.Etag, mandate.Version);
            var endedOn = request.EndedOn.Length > 0 ? request.EndedOn : tx.OccurredDay.Iso();
            var inForce = law.On(tx, jurisdiction, TextFormats.FirstDay(endedOn));
            var findings = inForce.Judge(MandateRules.MayEnd(mandate, endedOn, ChamberRules.CitationOf(ChamberRules.Of(inForce.Rules, mandate.ChamberId))));
            findings.RefuseIfViolated();

            var ended = mandate with { EndedOn = endedOn, EndReason = request.Reason, Version = mandate.Version + 1 };
            tx.Execute(End, new { ended.EndedOn, ended.EndReason, ended.Version, ended.Id });
            tx.Record(new MandateEnded { MandateId = mandate.Id, EndedOn = endedOn, Reason = request.Reason });
            return new EndMandateResponse { Mandate = ended.ToProto(), Findings = { findings } };
        });

    private const string End = """
        UPDATE Mandate
        SET EndedOn = @EndedOn, EndReason = @EndReason, Version = @Version
        WHERE Id = @Id
        """;
}

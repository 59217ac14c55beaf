using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Audits;

public sealed partial class AuditService
{
    /// <inheritdoc />
    public override Task<EvaluateRoundResponse> EvaluateRound(EvaluateRoundRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var audit = Open(tx, request.AuditId, request.Etag);
            var file = AuditFile.Of(tx, audit);
            var findings = LawOn(tx, audit, tx.OccurredOn).Judge(
                MayHappen(tx, audit, AuditAct.Confirm, tx.OccurredOn).Concat(file.MayMeasure).Concat(ManifestIsCurrent(tx, audit)));
            findings.RefuseIfViolated();

            var evaluation = file.Measure();
            tx.Execute(KeepEvaluation, new { AuditId = audit.Id, Number = file.Round, Evaluation = evaluation.ToByteArray() });
            var measured = audit.Move(tx, evaluation.WithinLimit ? AuditAct.Confirm : AuditAct.FallShort).ToProto(tx);
            tx.Record(new AuditRoundEvaluated { AuditId = audit.Id, Evaluation = evaluation });
            return new EvaluateRoundResponse { Audit = measured, Findings = { findings }, Evaluation = evaluation };
        });

    private const string KeepEvaluation = """
        UPDATE AuditRound
        SET Evaluation = @Evaluation
        WHERE AuditId = @AuditId AND Number = @Number
        """;
}

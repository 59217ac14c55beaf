using System.Text.Json;
using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;

namespace Saylau.Parliament.Contributions;

public sealed partial class ContributionService
{
    /// <inheritdoc />
    public override Task<RedactContributionResponse> RedactContribution(RedactContributionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (contribution, step) = Begin(tx, request.ContributionId, request.Etag);
            if (tx.Find<int?>("SELECT 1 FROM Redaction WHERE Id = @Id", new { Id = request.RedactionId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.RedactionExists, "redaction_id", request.RedactionId);
            var inForce = law.On(tx, contribution.Jurisdiction, tx.OccurredDay);
            var findings = step.Admit(TranscriptAct.Redact,
                [ContributionRules.GroundIsLawful(request.Ground, inForce.Rules.Transcripts), .. ContributionRules.Occur(contribution.Body, request.Passages)]);

            var redaction = tx.Stamp(new RedactionRow
            {
                Id = request.RedactionId,
                ContributionId = contribution.Id,
                Ground = EnumText.Of(request.Ground),
                Reason = request.Reason,
                DecidedBy = request.DecidedBy,
                Passages = JsonSerializer.Serialize(request.Passages.ToArray()),
                LiftedOn = "",
                LiftReason = "",
            });
            tx.Insert("Redaction", redaction);
            tx.Record(new ContributionRedacted { ContributionId = contribution.Id, Redaction = redaction.ToProto(), PassageCommitments = { request.Passages.Select(commitments.To) } });
            return new RedactContributionResponse { Contribution = AsShown(tx, contribution), Findings = { findings } };
        });
}

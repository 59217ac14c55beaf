using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Transcripts;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Contributions;

public sealed partial class ContributionService
{
    /// <inheritdoc />
    public override Task<ReviseContributionResponse> ReviseContribution(ReviseContributionRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var (contribution, step) = Begin(tx, request.ContributionId, request.Etag);
            var text = request.Text.Length > 0 ? request.Text : contribution.Body;
            var (spoken, member) = request.Speaker is { } speaker
                ? new Speakers(tx, step.Sitting).Find(contribution.Id, EnumText.Parse<ContributionKind>(contribution.Kind), speaker, "speaker")
                : (new(contribution.MandateId, contribution.PersonId, contribution.PersonName, contribution.Capacity), null);
            var redactions = RedactionRow.Of(tx, [contribution.Id])[contribution.Id].ToList();
            var standing = RedactionRow.Standing(redactions);
            var inForce = law.On(tx, contribution.Jurisdiction, tx.OccurredDay);
            DateOnly? published = step.Progress?.PublishedOn is { Length: > 0 } on ? TextFormats.FirstDay(on) : null;
            var findings = step.Admit(TranscriptAct.Revise,
                [.. new[] { member }.OfType<Finding>(), .. ContributionRules.Occur(text, standing.SelectMany(passages => passages)), .. TranscriptRules.MayRevise(published, tx.OccurredDay, inForce.Rules.Transcripts)]);

            var revised = Save(tx, contribution with
            {
                Body = text,
                ShownBody = ContributionRules.Shown(text, standing),
                MandateId = spoken.MandateId,
                PersonId = spoken.PersonId,
                PersonName = spoken.PersonName,
                Capacity = spoken.Capacity,
                Revision = contribution.Revision + 1,
            });
            tx.Insert("ContributionRevision", tx.Stamp(Version(revised, request.Reason, request.AskedBy)));
            (step.Progress! with { Characters = step.Progress.Characters + text.Length - contribution.Body.Length }).Save(tx);
            tx.Record(new ContributionRevised { Contribution = Committed(revised), Reason = request.Reason, AskedBy = request.AskedBy });
            return new ReviseContributionResponse { Contribution = revised.ToProto(revised.Body, redactions), Findings = { findings } };
        });

    private static (ContributionRow Contribution, TranscriptStep Step) Begin(LedgerTransaction tx, string contributionId, string etag)
    {
        var contribution = ContributionRow.Require(tx, contributionId);
        var step = TranscriptStep.Begin(tx, contribution.TranscriptId, "");
        Etags.Require(etag, contribution.Version);
        return (contribution, step);
    }

    private static ContributionRow Save(LedgerTransaction tx, ContributionRow contribution)
    {
        var next = contribution with { Version = contribution.Version + 1 };
        tx.Execute(Change, new
        {
            next.Id,
            next.Body,
            next.ShownBody,
            next.MandateId,
            next.PersonId,
            next.PersonName,
            next.Capacity,
            next.Revision,
            next.Version,
        });
        ContributionWords.Index(tx, [next]);
        return next;
    }

    private const string Change = """
        UPDATE Contribution
        SET Body = @Body, ShownBody = @ShownBody, MandateId = @MandateId, PersonId = @PersonId, PersonName = @PersonName,
            Capacity = @Capacity, Revision = @Revision, Version = @Version
        WHERE Id = @Id
        """;
}

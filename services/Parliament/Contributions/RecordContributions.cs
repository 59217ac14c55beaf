using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Parliament.Sittings;
using Saylau.Parliament.Transcripts;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Parliament.V1.ErrorReason;

namespace Saylau.Parliament.Contributions;

public sealed partial class ContributionService
{
    /// <inheritdoc />
    public override Task<RecordContributionsResponse> RecordContributions(RecordContributionsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var step = TranscriptStep.Begin(tx, request.TranscriptId, request.Etag);
            RequireNew(tx, request.Contributions);
            RequireItems(tx, step.Sitting, request.Contributions);
            var speakers = new Speakers(tx, step.Sitting);
            var spoken = request.Contributions.Select(entry => speakers.Find(entry.ContributionId, entry.Kind, entry.Speaker, "contributions.speaker")).ToList();
            var findings = step.Admit(TranscriptAct.Record, spoken.Select(one => one.Finding).OfType<Finding>());

            ContributionRow[] rows = [.. request.Contributions.Select((entry, index) => tx.Stamp(Row(step, entry, spoken[index].Spoken, index + 1)))];
            tx.InsertMany("Contribution", rows);
            tx.InsertMany("ContributionRevision", rows.Select(row => tx.Stamp(Version(row))).ToArray());
            ContributionWords.Index(tx, rows);
            var progress = (step.Progress! with { Contributions = step.Progress.Contributions + rows.Length, Characters = step.Progress.Characters + rows.Sum(row => row.Body.Length) }).Save(tx);
            var transcript = step.Row.ToProto(progress);
            tx.Record(new ContributionsRecorded { Transcript = transcript, Contributions = { rows.Select(Committed) } });
            return new RecordContributionsResponse { Transcript = transcript, Findings = { findings }, Contributions = { rows.Select(row => row.ToProto(row.Body, [])) } };
        });

    private static void RequireNew(LedgerTransaction tx, IReadOnlyList<ContributionEntry> entries)
    {
        var known = entries.Chunk(500).SelectMany(some => tx.Query<string>("SELECT Id FROM Contribution WHERE Id IN @Ids", new { Ids = some.Select(entry => entry.ContributionId).ToArray() })).FirstOrDefault()
            ?? entries.GroupBy(entry => entry.ContributionId, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;
        if (known is not null)
            throw Refusal.AlreadyExists(ErrorReason.ContributionExists, "contributions.contribution_id", known);
    }

    private static void RequireItems(LedgerTransaction tx, SittingRow sitting, IEnumerable<ContributionEntry> entries)
    {
        var agenda = SittingItemRow.Of(tx, [sitting.Id])[sitting.Id].Select(item => item.ItemId).ToHashSet(StringComparer.Ordinal);
        if (entries.FirstOrDefault(entry => entry.ItemId.Length > 0 && !agenda.Contains(entry.ItemId)) is { } strange)
            throw Refusal.NotFound(ErrorReason.ItemNotFound, "contributions.item_id", strange.ItemId);
    }

    private static ContributionRow Row(TranscriptStep step, ContributionEntry entry, Spoken spoken, int place) => new()
    {
        Id = entry.ContributionId,
        TranscriptId = step.Row.Id,
        SittingId = step.Sitting.Id,
        Jurisdiction = step.Row.Jurisdiction,
        HeldOn = step.Sitting.HeldOn,
        ItemId = entry.ItemId,
        Number = step.Progress!.Contributions + place,
        Kind = EnumText.Of(entry.Kind),
        MandateId = spoken.MandateId,
        PersonId = spoken.PersonId,
        PersonName = spoken.PersonName,
        Capacity = spoken.Capacity,
        Language = entry.Language.Length > 0 ? entry.Language : step.Row.Language,
        Body = entry.Text,
        ShownBody = entry.Text,
        Revision = 1,
        Version = 1,
    };

    private static ContributionRevisionRow Version(ContributionRow row, string reason = "", string askedBy = "") => new()
    {
        ContributionId = row.Id,
        Revision = row.Revision,
        MandateId = row.MandateId,
        PersonId = row.PersonId,
        PersonName = row.PersonName,
        Capacity = row.Capacity,
        Body = row.Body,
        Reason = reason,
        AskedBy = askedBy,
    };

    /// <summary>What the ledger says of a contribution: all but its words.</summary>
    private CommittedContribution Committed(ContributionRow row) => new() { Contribution = row.ToProto("", []), TextCommitment = commitments.To(row.Body) };
}

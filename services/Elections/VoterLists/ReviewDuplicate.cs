using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<ReviewDuplicateResponse> ReviewDuplicate(ReviewDuplicateRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var pair = DuplicateRow.Require(tx, request.CandidateId);
            tx.Call.RequireScope(pair.Jurisdiction);
            tx.Concerns(pair.Jurisdiction);
            Etags.Require(request.Etag, pair.Version);
            var confirmed = request.Act is DuplicateReviewAct.Confirm;
            if (confirmed)
                RequireRemoval(pair, request);
            var findings = new[] { DuplicateRules.MayHappen(pair.Id, pair.Standing, request.Act) };
            findings.RefuseIfViolated();

            if (confirmed)
                ChangesetRow.Extend(tx, request.ChangesetId, pair.ElectionId, [Removal(pair, request.RemoveEntryId)]);
            StationCounts.Move(tx, pair.ElectionId, DuplicateRules.Moves(pair.PrecinctId, pair.Standing, request.Act));
            var reviewed = pair with
            {
                State = EnumText.Of(DuplicateRules.Lifecycle.After(pair.Standing, request.Act)!.Value),
                ChangesetId = confirmed ? request.ChangesetId : "",
                Version = pair.Version + 1,
            };
            tx.Execute("UPDATE VoterDuplicate SET State = @State, ChangesetId = @ChangesetId, Version = @Version WHERE Id = @Id",
                new { reviewed.State, reviewed.ChangesetId, reviewed.Version, reviewed.Id });
            tx.Record(new DuplicateReviewed { CandidateId = pair.Id, Act = request.Act, Findings = { findings } });
            // Answers of writes are kept: this one names entries, and no names.
            return new ReviewDuplicateResponse { Candidate = reviewed.ToProto(), Findings = { findings } };
        });

    private static void RequireRemoval(DuplicateRow pair, ReviewDuplicateRequest request)
    {
        if (request.ChangesetId.Length == 0)
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("changeset_id", "is required where it is one person."));
        if (!VoterIdentities.PersonOf(request.RemoveEntryId).AsSpan().SequenceEqual(pair.FirstPerson)
            && !VoterIdentities.PersonOf(request.RemoveEntryId).AsSpan().SequenceEqual(pair.SecondPerson))
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("remove_entry_id", "must be one of the two entries where it is one person."));
    }

    private static ChangesetItemRow Removal(DuplicateRow pair, string entryId) => new()
    {
        ChangesetId = "",
        ElectionId = pair.ElectionId,
        Item = 0,
        Kind = EnumText.Of(VoterChangeKind.Remove),
        Person = VoterIdentities.PersonOf(entryId),
        PrecinctId = "",
        Reason = $"One person with two entries: voterDuplicates/{pair.Id}.",
        Digest = 0,
        Sealed = [],
    };
}

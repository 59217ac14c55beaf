using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Observers.Missions;
using Saylau.Observers.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Observers.V1.ErrorReason;

namespace Saylau.Observers.Assessments;

public sealed partial class AssessmentService
{
    /// <inheritdoc />
    public override Task<RecordAssessmentResponse> RecordAssessment(RecordAssessmentRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            RequireAuthor(tx.Call, request.MissionId);
            tx.Concerns(request.Jurisdiction);
            _ = jurisdictions[request.Jurisdiction];
            if (tx.Find<int?>("SELECT 1 FROM Assessment WHERE Id = @Id", new { Id = request.AssessmentId }) is not null)
                throw Refusal.AlreadyExists(ErrorReason.AssessmentExists, "assessment_id", request.AssessmentId);
            // What was said before the law's record begins can still be kept, as long as it cites nothing of its register.
            if (request.CommitmentIds.Count > 0)
                RequireCommitments(request.CommitmentIds, law.On(tx, request.Jurisdiction, tx.OccurredDay).Rules.Commitments);

            var row = tx.Stamp(RowOf(request, ElectionOf(tx, request)));
            var tags = Tags(request).ToArray();
            tx.Insert("Assessment", row);
            tx.InsertMany("AssessmentTag", tags);
            var assessment = row.ToProto(tags);
            tx.Record(new AssessmentRecorded { Assessment = assessment });
            return new RecordAssessmentResponse { Assessment = assessment };
        });

    /// <summary>A mission speaks for itself alone; press, associations and archive may quote any.</summary>
    private static void RequireAuthor(Call call, string missionId)
    {
        if (!call.IsSettled || call.Caller.Has(Role.ObserverMission, missionId))
            call.RequireScope(Role.ObserverMission, missionId);
    }

    private static void RequireCommitments(IReadOnlyList<string> cited, IEnumerable<Commitment> register)
    {
        var known = register.Select(commitment => commitment.CommitmentId).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < cited.Count; index++)
        {
            if (!known.Contains(cited[index]))
                throw Refusal.Invalid(ErrorReason.CommitmentUnknown, ($"commitment_ids[{index}]", $"'{cited[index]}' is not in the register."));
        }
    }

    /// <summary>The election that is assessed: the one that is named, or the mission's.</summary>
    private static string ElectionOf(LedgerTransaction tx, RecordAssessmentRequest request)
    {
        if (request.MissionId.Length == 0)
            return request.ElectionId;
        var mission = MissionRow.Require(tx, request.MissionId);
        var named = request.ElectionId.Length > 0 ? request.ElectionId : mission.ElectionId;
        return string.Equals(mission.Jurisdiction, request.Jurisdiction, StringComparison.Ordinal) && string.Equals(mission.ElectionId, named, StringComparison.Ordinal)
            ? named
            : throw Refusal.Invalid(ErrorReason.MissionElsewhere, ("mission_id", $"'{mission.Id}' observes '{mission.ElectionId}' in '{mission.Jurisdiction}'."));
    }

    private static AssessmentRow RowOf(RecordAssessmentRequest request, string electionId) => new()
    {
        Id = request.AssessmentId,
        Jurisdiction = request.Jurisdiction,
        ElectionId = electionId,
        MissionId = request.MissionId,
        Author = request.Author,
        Category = EnumText.Of(request.Category),
        Grade = EnumText.Of(request.Grade),
        Severity = EnumText.Of(request.Severity),
        Statement = request.Statement,
        Body = request.Body,
        Continued = request.Continued,
        AboutRule = request.Rule,
    };

    private static IEnumerable<TagRow> Tags(RecordAssessmentRequest request)
    {
        TagRow Of(string topic, string word) => new() { AssessmentId = request.AssessmentId, Topic = topic, Word = word };
        return [.. request.CommitmentIds.Distinct(StringComparer.Ordinal).Select(id => Of(TagRow.OfCommitment, id)),
            .. request.Irregularities.Distinct().Select(irregularity => Of(TagRow.OfIrregularity, EnumText.Of(irregularity))),
            .. request.Causes.Distinct().Select(cause => Of(TagRow.OfCause, EnumText.Of(cause)))];
    }
}

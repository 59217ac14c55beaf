using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Nominations;
using Saylau.Elections.Publications;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<RecordPublishedResultResponse> RecordPublishedResult(RecordPublishedResultRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            if (PublishedResultRow.Find(tx, request.ResultId) is not null)
                throw Refusal.AlreadyExists(ErrorReason.PublishedResultExists, "result_id", request.ResultId);
            RequireChoices(tx, election, request.Choices);

            var row = tx.Stamp(new PublishedResultRow
            {
                Id = request.ResultId,
                ElectionId = election.Id,
                Jurisdiction = election.Jurisdiction,
                Publisher = request.Publisher,
                Figures = FiguresOf(request).ToByteArray(),
            });
            tx.Insert("PublishedResult", row);
            var published = row.ToProto();
            tx.Record(new PublishedResultRecorded { Published = published });
            return new RecordPublishedResultResponse { Published = published, Findings = { Shown(tx, election) ? Compare(tx, election, published) : [] } };
        });

    // The comparison says what was counted: not to whoever may not know it yet.
    private bool Shown(LedgerTransaction tx, ElectionRow election) => DisclosureRules.Nation(tx.Call.Caller, election.Jurisdiction, VisibilityOf(tx, election).Level);

    // An indirect election has no stations to compare with.
    private IEnumerable<Finding> Compare(LedgerTransaction tx, ElectionRow election, PublishedResult published) => election.Kind is "INDIRECT"
        ? []
        : ResultRules.AgreesWithPublished(
            new RunningCount(tx, election, law, tx.Call.Caller, VisibilityOf(tx, election).Level).In("").Nation.Figures, published);

    private static void RequireChoices(Session session, ElectionRow election, IEnumerable<PublishedChoice> choices)
    {
        var candidates = CandidateRow.Of(session, election.Id).Select(candidate => candidate.Id)
            .Concat(BallotChoices.Of(session, election).Select(choice => choice.Id)).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in choices.Select(choice => choice.CandidateId))
        {
            if (!candidates.Contains(id))
                throw Refusal.NotFound(ErrorReason.ChoiceUnknown, "choices.candidate_id", id);
            if (!seen.Add(id))
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("choices.candidate_id", $"'{id}' is named twice."));
        }
    }

    private static PublishedResult FiguresOf(RecordPublishedResultRequest request)
    {
        var figures = new PublishedResult { Turnout = request.Turnout, Choices = { request.Choices } };
        if (request.HasRegistered)
            figures.Registered = request.Registered;
        if (request.HasParticipants)
            figures.Participants = request.Participants;
        if (request.HasValid)
            figures.Valid = request.Valid;
        return figures;
    }
}

using Google.Protobuf;
using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.Calendar;
using Saylau.Elections.Nominations;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<RecordBallotOptionsResponse> RecordBallotOptions(RecordBallotOptionsRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = RequireDirect(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            if (BallotMeasureRow.Find(tx, election.Id) is not null)
                throw Refusal.AlreadyExists(ErrorReason.BallotOptionsExist, "election_id", election.Id);
            RequireDistinct(tx, election, request);
            Finding[] findings = [.. MayOffer(election, [.. request.Options.Select(option => option.Kind)], tx.OccurredOn)];
            findings.RefuseIfViolated();

            var row = tx.Stamp(new BallotMeasureRow
            {
                ElectionId = election.Id,
                Question = request.Question?.ToString() ?? "",
                Options = new BallotMeasure { Options = { request.Options } }.ToByteArray(),
            });
            tx.Insert("BallotMeasure", row);
            var measure = row.ToProto();
            tx.Record(new BallotOptionsRecorded { Measure = measure });
            return new RecordBallotOptionsResponse { Measure = measure, Findings = { findings } };
        });

    private static IEnumerable<Finding> MayOffer(ElectionRow election, IReadOnlyCollection<ChoiceKind> kinds, string day) => BallotRules.MayOffer(
        EnumText.Parse<ElectionKind>(election.Kind), EnumText.Parse<ElectionState>(election.State), election.VotingOn, day, kinds);

    // Protocols name candidates and options alike.
    private static void RequireDistinct(Session session, ElectionRow election, RecordBallotOptionsRequest request)
    {
        if (election.Kind is "REFERENDUM" && request.Question is not { Text.Count: > 0 })
            throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("question", "is required in a referendum."));
        var taken = CandidateRow.Of(session, election.Id).Select(candidate => candidate.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in request.Options.Select(option => option.OptionId))
        {
            if (!taken.Add(id))
                throw Refusal.Invalid(Common.V1.ErrorReason.FieldsInvalid, ("options.option_id", $"'{id}' is a candidate, or named twice."));
        }
    }
}

using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.Tabulation;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Nominations;

public sealed partial class NominationService
{
    /// <inheritdoc />
    public override Task<GetBallotResponse> GetBallot(GetBallotRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var options = BallotMeasureRow.Find(session, election.Id)?.ToProto().Options ?? [];
            var order = BallotOrderRow.Find(session, election.Id);
            var candidates = CandidateRow.Of(session, election.Id);
            // A question put to the voters has no candidates, and no order that anybody draws.
            if (order is null && (options.Count == 0 || candidates.Any(row => row.State is "REGISTERED")))
                throw Refusal.NotFound(ErrorReason.BallotOrderNotFound, "election_id", election.Id);
            var answer = new GetBallotResponse { Order = order?.ToProto(BallotPlaceRow.Of(session, election.Id)) };
            answer.Lines.Add(LinesOf(answer.Order?.CandidateIds ?? [], candidates));
            answer.Lines.Add(options.Select(option => new BallotLine { ChoiceId = option.OptionId, Name = option.Text }));
            answer.Lines.Add(LinesOf(RegisteredAfter(session, order, candidates), candidates));
            for (var at = 0; at < answer.Lines.Count; at++)
                answer.Lines[at].Number = (uint)at + 1;
            return answer;
        }));

    /// <summary>Those who were registered after the draw, in the order they were: they come last, so that no number shifts.</summary>
    private static IReadOnlyList<string> RegisteredAfter(Session session, BallotOrderRow? order, IReadOnlyList<CandidateRow> candidates)
    {
        if (order is null)
            return [];
        var changes = CandidateChangeRow.Of(session, [.. candidates.Select(row => row.Id)], "");
        var drawn = order.RegisteredThen(candidates, changes);
        return [.. changes.SelectMany(rows => rows).Where(change => change.State is "REGISTERED" && change.LedgerPosition > order.LedgerPosition)
            .OrderBy(change => change.LedgerPosition).Select(change => change.CandidateId).Distinct(StringComparer.Ordinal).Except(drawn, StringComparer.Ordinal)];
    }

    private static IEnumerable<BallotLine> LinesOf(IEnumerable<string> ids, IReadOnlyList<CandidateRow> candidates)
    {
        var byId = candidates.ToDictionary(row => row.Id, StringComparer.Ordinal);
        return ids.Select(id => byId[id]).Select(row => new BallotLine
        {
            ChoiceId = row.Id,
            Name = BallotChoices.NameOf(row),
            PartyId = row.PartyId,
            State = EnumText.Parse<CandidateState>(row.State),
            Left = row.State is not "REGISTERED",
        });
    }
}

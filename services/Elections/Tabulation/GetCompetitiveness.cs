using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<GetCompetitivenessResponse> GetCompetitiveness(GetCompetitivenessRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var count = CountFor(session, context, RequireShown(session, context, RequireDirect(session, request.ElectionId))).In("");
            var nation = count.Nation;
            var ranked = OutcomeRules.Rank(nation.Figures, count.Choices.Select(choice => choice.Id));
            return new GetCompetitivenessResponse
            {
                ElectionId = request.ElectionId,
                Candidates = (uint)count.Ballot.Count(choice => choice.IsElectable),
                EffectiveCandidates = CompetitivenessRules.EffectiveNumber(ranked.Select(choice => choice.Votes)),
                Margin = ranked.Length < 2 ? null : Figures.Share(ranked[0].Votes - ranked[1].Votes, nation.Figures.Valid),
                WinnerShare = ranked.Length == 0 ? null : Figures.Share(ranked[0].Votes, nation.Figures.Valid),
                LeadingId = nation.Figures.Valid > 0 && ranked.Length > 0 ? ranked[0].Id : "",
                // Candidates are counted with the votes: the answer is known no better than either.
                Source = Sources.Weakest(nation.Sources.Concat(count.Choices.Select(choice => choice.Source).OfType<Source>())),
            };
        }));
}

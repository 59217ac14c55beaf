using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<CheckPublishedResultResponse> CheckPublishedResult(CheckPublishedResultRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var published = PublishedResultRow.Require(session, request.ResultId);
            var nation = CountFor(session, context, RequireShown(session, context, RequireDirect(session, published.ElectionId))).In("").Nation;
            return new CheckPublishedResultResponse
            {
                Findings = { ResultRules.AgreesWithPublished(nation.Figures, published.ToProto()) },
                Source = Sources.Weakest(nation.Sources.Append(published.ToSource())),
            };
        }));
}

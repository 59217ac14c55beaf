using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Elections.V1;
using Saylau.Platform.Law;

namespace Saylau.Elections.Initiatives;

public sealed partial class InitiativeService
{
    /// <inheritdoc />
    public override Task<CheckInitiativeResponse> CheckInitiative(CheckInitiativeRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var initiative = InitiativeRow.Require(session, request.InitiativeId);
            var steps = InitiativeStepRow.Of(session, initiative.Id, day);
            var frozen = initiative.ToLaw();
            IEnumerable<Finding> next = request.Step is InitiativeStep.Unspecified || steps.Count == 0 ? [] : MayFollow(initiative, steps, request.Step);
            return new CheckInitiativeResponse
            {
                Findings =
                {
                    FindingList.From(initiative.Findings),
                    frozen.Judge(Signatures(session, initiative, steps, frozen, day).Concat(next)),
                },
            };
        }));
    }
}

using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Access;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<CheckVoterChangesetResponse> CheckVoterChangeset(CheckVoterChangesetRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var changeset = ChangesetRow.Require(session, request.ChangesetId);
            context.Call().RequireScope(changeset.Jurisdiction);
            var items = ChangesetItemRow.Of(session, changeset.Id);
            var entries = VoterEntryRow.Named(session, changeset.ElectionId, items.Select(item => item.Person));
            return new CheckVoterChangesetResponse
            {
                Findings =
                {
                    request.Act switch
                    {
                        VoterChangesetAct.Approve => MayApprove(changeset, context.Call().Caller.Subject),
                        VoterChangesetAct.Run => MayRun(session, changeset, items, entries),
                        VoterChangesetAct.RollBack => MayRollBack(session, changeset, items, entries),
                        _ => [ChangesetRules.MayHappen(changeset.Id, changeset.Standing, request.Act)],
                    },
                },
            };
        }));
}

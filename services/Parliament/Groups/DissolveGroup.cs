using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Parliament.Groups;

internal sealed partial class GroupService
{
    /// <inheritdoc />
    public override Task<DissolveGroupResponse> DissolveGroup(DissolveGroupRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var row = GroupRow.Require(tx, request.GroupId);
            tx.Call.RequireScope(row.Jurisdiction);
            tx.Concerns(row.Jurisdiction);
            Etags.Require(request.Etag, row.Version);
            var day = DayOf(request.DissolvedOn, tx);
            var findings = LawOn(tx, row.Jurisdiction, day).Judge([GroupRules.IsThere(row.ToFacts(), day)]);
            findings.RefuseIfViolated();

            var dissolved = row with { DissolvedOn = day, DissolutionReason = request.Reason, Version = row.Version + 1 };
            tx.Execute(Dissolve, new { dissolved.DissolvedOn, dissolved.DissolutionReason, dissolved.Version, dissolved.Id });
            tx.Record(new GroupDissolved { GroupId = row.Id, DissolvedOn = day, Reason = request.Reason });
            return new DissolveGroupResponse { Group = dissolved.ToProto(0), Findings = { findings } };
        });

    private const string Dissolve = """
        UPDATE ParliamentaryGroup
        SET DissolvedOn = @DissolvedOn, DissolutionReason = @DissolutionReason, Version = @Version
        WHERE Id = @Id
        """;
}

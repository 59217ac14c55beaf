using Grpc.Core;
using Saylau.Parliament.V1;

namespace Saylau.Parliament.Mandates;

internal sealed partial class MandateService
{
    /// <inheritdoc />
    public override Task<DeclareGroupResponse> DeclareGroup(DeclareGroupRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            _ = jurisdictions[request.Jurisdiction];
            tx.Concerns(request.Jurisdiction);
            var row = tx.Stamp(new DeclaredGroupRow
            {
                Jurisdiction = request.Jurisdiction,
                PersonId = request.PersonId,
                GroupName = request.Group.Trim(),
                Language = request.Language,
            });
            tx.Execute("DELETE FROM DeclaredGroup WHERE Jurisdiction = @Jurisdiction AND PersonId = @PersonId", new { row.Jurisdiction, row.PersonId });
            tx.Insert("DeclaredGroup", row);
            tx.Record(new GroupDeclared { Commitment = commitments.To($"{row.Jurisdiction}\n{row.PersonId}\n{row.Language}\n{row.GroupName}") });
            return new DeclareGroupResponse { Declaration = new() { PersonId = row.PersonId, Recording = row.ToRecording() } };
        });
}

using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<DestroyVoterDataResponse> DestroyVoterData(DestroyVoterDataRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var roll = Own(tx, request.ElectionId);
            Etags.Require(request.Etag, roll.Version);
            var findings = JudgeAct(tx, roll, VoterRollAct.Destroy, tx.OccurredDay);
            findings.RefuseIfViolated();

            var of = new { roll.ElectionId, Nothing = Array.Empty<byte>() };
            var destroyed = (uint)tx.Execute("DELETE FROM VoterPerson WHERE ElectionId = @ElectionId", new { roll.ElectionId });
            tx.Execute("UPDATE VoterChangesetItem SET Sealed = @Nothing, WasSealed = @Nothing WHERE ElectionId = @ElectionId", of);
            tx.Execute("UPDATE VoterCorrection SET Sealed = @Nothing WHERE ElectionId = @ElectionId", of);
            var after = roll.Move(tx, VoterRollAct.Destroy, roll.VersionId).ToProto(tx);
            tx.Record(new VoterDataDestroyed { Roll = after, Act = request.Act, Destroyed = destroyed, Findings = { findings } });
            return new DestroyVoterDataResponse { Roll = after, Destroyed = destroyed, Findings = { findings } };
        });
}

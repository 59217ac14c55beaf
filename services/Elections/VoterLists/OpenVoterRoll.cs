using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;

namespace Saylau.Elections.VoterLists;

public sealed partial class VoterListService
{
    /// <inheritdoc />
    public override Task<OpenVoterRollResponse> OpenVoterRoll(OpenVoterRollRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var election = ElectionRow.Require(tx, request.ElectionId);
            tx.Call.RequireScope(election.Jurisdiction);
            tx.Concerns(election.Jurisdiction);
            var state = VoterRollRow.Find(tx, election.Id)?.Standing ?? VoterRollState.Unspecified;
            var findings = new[] { VoterRollRules.MayHappen(election.Id, state, VoterRollAct.Open) };
            findings.RefuseIfViolated();

            var row = tx.Stamp(new VoterRollRow
            {
                ElectionId = election.Id,
                Jurisdiction = election.Jurisdiction,
                State = EnumText.Of(VoterRollState.Draft),
                Numbered = 0,
                VersionId = "",
                Version = 1,
            });
            tx.Insert("VoterRoll", row);
            var roll = row.ToProto(tx);
            tx.Record(new VoterRollOpened { Roll = roll });
            return new OpenVoterRollResponse { Roll = roll, Findings = { findings } };
        });
}

using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<GetVerificationResponse> GetVerification(GetVerificationRequest request, ServerCallContext context)
    {
        var today = ledger.Today.Iso();
        return Task.FromResult(database.Read(session =>
        {
            var initiative = InitiativeRow.Require(session, request.InitiativeId);
            var facts = VerificationFacts.Of(session, initiative, today);
            var all = facts.InAll();
            if (facts.Plans.Count > 0)
                all.Findings.Add(facts.Law.Judge([VerificationRules.Concluded(initiative.Id, all.Conclusion)]));
            all.Source = Sources.Weakest(SignatureChunkRow.Sources(session, initiative.ToKey(), today));
            return all;
        }));
    }
}

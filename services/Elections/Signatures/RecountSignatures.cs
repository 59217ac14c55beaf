using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Signatures;

public sealed partial class InitiativeSignatureService
{
    /// <inheritdoc />
    public override Task<RecountSignaturesResponse> RecountSignatures(RecountSignaturesRequest request, ServerCallContext context)
    {
        var today = ledger.Today.Iso();
        return Task.FromResult(database.Read(session =>
        {
            var initiative = InitiativeRow.Require(session, request.InitiativeId);
            var key = initiative.ToKey();
            var destroyed = SignatureDestructionRow.Of(session, key);
            var kept = SignatureCounters.On(session, key, today);
            var recounted = destroyed is null ? SignatureCounters.Recounted(session, key) : [];
            return new RecountSignaturesResponse
            {
                Kept = { SignatureCountRules.OfSignatures(kept) },
                Recounted = { SignatureCountRules.OfSignatures(recounted) },
                Findings = { initiative.ToLaw().Judge([SignatureCountRules.Recount(initiative.Id, kept, recounted, destroyed?.OccurredOn)]) },
                Source = Sources.Weakest(SignatureChunkRow.Sources(session, key, today)),
            };
        }));
    }
}

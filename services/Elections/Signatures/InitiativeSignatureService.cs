using Grpc.Core;
using Saylau.Elections.Initiatives;
using Saylau.Elections.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Errors;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using ErrorReason = Saylau.Elections.V1.ErrorReason;

namespace Saylau.Elections.Signatures;

/// <summary>The signatures of a petition one by one.</summary>
public sealed partial class InitiativeSignatureService(
    LedgerWriter ledger, Database database, JurisdictionCatalog jurisdictions, Commitments commitments)
    : V1.InitiativeSignatureService.InitiativeSignatureServiceBase
{
    /// <summary>The initiative that a write is about, whose signatures are still known one by one.</summary>
    /// <exception cref="Refusal">INITIATIVE_NOT_FOUND; SCOPE_NOT_ALLOWED; SIGNATURE_DATA_DESTROYED.</exception>
    private static InitiativeRow Open(LedgerTransaction tx, string initiativeId)
    {
        var initiative = InitiativeRow.Require(tx, initiativeId);
        tx.Call.RequireScope(initiative.Jurisdiction);
        tx.Concerns(initiative.Jurisdiction);
        RequireRows(tx, initiative);
        return initiative;
    }

    private static void RequireRows(Session session, InitiativeRow initiative)
    {
        if (SignatureDestructionRow.Of(session, initiative.ToKey()) is { } destroyed)
        {
            throw new Refusal(StatusCode.FailedPrecondition, EnumText.Of(ErrorReason.SignatureDataDestroyed),
                $"Who signed '{initiative.Id}' was destroyed on {destroyed.OccurredOn}; counts and commitments are left.");
        }
    }

    private static IReadOnlyList<InitiativeStep> Taken(IEnumerable<InitiativeStepRow> steps) =>
        [.. steps.Select(step => EnumText.Parse<InitiativeStep>(step.Step))];
}

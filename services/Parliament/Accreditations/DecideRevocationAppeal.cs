using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<DecideRevocationAppealResponse> DecideRevocationAppeal(DecideRevocationAppealRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var before = Enter(tx, request.AccreditationId, request.Etag);
            var (accreditation, findings) = request.Restores
                ? Happen(tx, before, AccreditationAct.RestoreOnAppeal, request.Reason, request.DecidedBy,
                    changed: row => row with { RevokedOn = "", RevokeReason = "", RevokeGround = "UNSPECIFIED" })
                : Happen(tx, before, AccreditationAct.UpholdOnAppeal, request.Reason, request.DecidedBy);
            if (request.Restores)
                tx.Insert("AccreditationPause", PauseOf(before, tx.OccurredDay.Iso()));
            // What was suspended before it was revoked holds again as well.
            if (request.Restores)
                tx.Execute(EndPause, new { before.Id, Day = tx.OccurredDay.Iso() });
            return new DecideRevocationAppealResponse { Accreditation = accreditation, Findings = { findings } };
        });

    // It did not hold from its revocation until today, and history keeps that.
    private static PauseRow PauseOf(AccreditationRow revoked, string until) => new()
    {
        AccreditationId = revoked.Id,
        Number = (int)revoked.Version,
        FromOn = TextFormats.FirstDay(revoked.RevokedOn).Iso(),
        UntilOn = until,
    };
}

using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<ResumeAccreditationResponse> ResumeAccreditation(ResumeAccreditationRequest request, ServerCallContext context) =>
        ledger.Write(request, context, tx =>
        {
            var before = Enter(tx, request.AccreditationId, request.Etag);
            var (accreditation, findings) = Happen(tx, before, AccreditationAct.Resume, request.Reason);
            tx.Execute(EndPause, new { before.Id, Day = tx.OccurredDay.Iso() });
            return new ResumeAccreditationResponse { Accreditation = accreditation, Findings = { findings } };
        });

    private const string EndPause = """
        UPDATE AccreditationPause
        SET UntilOn = @Day
        WHERE AccreditationId = @Id AND UntilOn = ''
        """;
}

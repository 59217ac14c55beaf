using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Validation;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<CheckCertificationResponse> CheckCertification(CheckCertificationRequest request, ServerCallContext context)
    {
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var outcomes = OutcomesFor(session, context, request.ElectionId, request.AsOf);
            return new CheckCertificationResponse
            {
                Findings = { MayCertify(outcomes), outcomes.Law.Judge([IsInTime(outcomes, TextFormats.FirstDay(day))]) },
            };
        }));
    }
}

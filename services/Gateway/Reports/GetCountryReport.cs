using Grpc.Core;
using Saylau.Gateway.V1;

namespace Saylau.Gateway.Reports;

public sealed partial class ReportService
{
    /// <inheritdoc />
    public override Task<GetCountryReportResponse> GetCountryReport(GetCountryReportRequest request, ServerCallContext context) =>
        composer.Compose(request.Jurisdiction, request.Year, request.Language, context.CancellationToken);
}

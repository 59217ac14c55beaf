using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Admissions;

public sealed partial class AdmissionService
{
    /// <inheritdoc />
    public override Task<ListAdmissionRequestsResponse> ListAdmissionRequests(ListAdmissionRequestsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var rows = session.Query<AdmissionRequestRow>(RequestsAsked, new
            {
                request.Jurisdiction,
                request.SittingId,
                State = request.State is AdmissionState.Unspecified ? "" : EnumText.Of(request.State),
                AccreditationClass = request.AccreditationClass is AccreditationClass.Unspecified ? "" : EnumText.Of(request.AccreditationClass),
                page.After,
                page.Take,
            });
            var (items, next) = page.Cut(rows, row => row.Id);
            var decisions = AdmissionDecisionRow.On(session, items.Select(row => row.Id));
            return new ListAdmissionRequestsResponse
            {
                AdmissionRequests = { items.Select(row => row.ToProto(decisions.GetValueOrDefault(row.Id))) },
                NextPageToken = next,
            };
        }));
    }

    private const string RequestsAsked = """
        SELECT *
        FROM AdmissionRequest
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND (@SittingId = '' OR SittingId = @SittingId) AND (@State = '' OR State = @State)
          AND (@AccreditationClass = '' OR AccreditationClass = @AccreditationClass)
        ORDER BY Id {page}
        """;
}

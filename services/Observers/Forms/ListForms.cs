using Grpc.Core;
using Saylau.Observers.Missions;
using Saylau.Observers.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Observers.Forms;

public sealed partial class FormService
{
    /// <inheritdoc />
    public override Task<ListFormsResponse> ListForms(ListFormsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var rows = database.Read(session =>
        {
            context.Call().RequireScope(MissionRow.Require(session, request.MissionId).Jurisdiction);
            return session.Query<FormRow>(FormsAsked, new
            {
                request.MissionId,
                Stage = request.Stage is ObservationStage.Unspecified ? "" : EnumText.Of(request.Stage),
                request.PrecinctId,
                request.Region,
                page.After,
                page.Take,
            });
        });
        var (items, next) = page.Cut(rows, row => row.FormId);
        return Task.FromResult(new ListFormsResponse { Forms = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string FormsAsked = """
        SELECT *
        FROM ObservationForm
        WHERE MissionId = @MissionId AND FormId > @After AND (@Stage = '' OR Stage = @Stage)
          AND (@PrecinctId = '' OR PrecinctId = @PrecinctId) AND (@Region = '' OR Region = @Region)
        ORDER BY FormId {page}
        """;
}

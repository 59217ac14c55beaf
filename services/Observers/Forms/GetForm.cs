using Grpc.Core;
using Saylau.Observers.Missions;
using Saylau.Observers.V1;
using Saylau.Platform.Access;
using Saylau.Platform.Errors;

namespace Saylau.Observers.Forms;

public sealed partial class FormService
{
    /// <inheritdoc />
    public override Task<GetFormResponse> GetForm(GetFormRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            context.Call().RequireScope(MissionRow.Require(session, request.MissionId).Jurisdiction);
            var row = session.Find<FormRow>(FormNamed, new { request.MissionId, request.FormId })
                ?? throw Refusal.NotFound(ErrorReason.FormNotFound, "form_id", request.FormId);
            return new GetFormResponse { Form = row.ToProto() };
        }));

    private const string FormNamed = """
        SELECT *
        FROM ObservationForm
        WHERE MissionId = @MissionId AND FormId = @FormId
        """;
}

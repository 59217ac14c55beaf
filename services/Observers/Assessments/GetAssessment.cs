using Grpc.Core;
using Saylau.Observers.V1;
using Saylau.Platform.Errors;

namespace Saylau.Observers.Assessments;

public sealed partial class AssessmentService
{
    /// <inheritdoc />
    public override Task<GetAssessmentResponse> GetAssessment(GetAssessmentRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var row = session.Find<AssessmentRow>("SELECT * FROM Assessment WHERE Id = @AssessmentId", new { request.AssessmentId })
                ?? throw Refusal.NotFound(ErrorReason.AssessmentNotFound, "assessment_id", request.AssessmentId);
            return new GetAssessmentResponse { Assessment = row.ToProto(TagRow.On(session, [row.Id])[row.Id]) };
        }));
}

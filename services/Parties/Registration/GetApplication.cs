using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Registration;

public sealed partial class RegistrationService
{
    /// <inheritdoc />
    public override Task<GetApplicationResponse> GetApplication(GetApplicationRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var row = ApplicationRow.Require(session, request.ApplicationId);
            return new GetApplicationResponse { Application = row.ToProto(ApplicationCourse.Of(session, row.Id)) };
        }));
}

using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Calendar;

public sealed partial class CalendarService
{
    /// <inheritdoc />
    public override Task<GetElectionResponse> GetElection(GetElectionRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var row = ElectionRow.Require(session, request.ElectionId);
            return new GetElectionResponse
            {
                Election = row.ToProto(ElectionChangeRow.Of(session, [row.Id])[row.Id], request.AsOf)
                    ?? throw Refusal.NotFound(ErrorReason.ElectionNotFound, "election_id", request.ElectionId),
            };
        }));
}

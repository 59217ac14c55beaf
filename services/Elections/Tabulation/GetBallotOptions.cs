using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<GetBallotOptionsResponse> GetBallotOptions(GetBallotOptionsRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var row = BallotMeasureRow.Find(session, ElectionRow.Require(session, request.ElectionId).Id)
                ?? throw Refusal.NotFound(ErrorReason.BallotOptionsNotFound, "election_id", request.ElectionId);
            return new GetBallotOptionsResponse { Measure = row.ToProto() };
        }));
}

using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<GetReorganisationResponse> GetReorganisation(GetReorganisationRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var row = session.Find<ReorganisationRow>("SELECT * FROM Reorganisation WHERE Id = @Id", new { Id = request.ReorganisationId })
                ?? throw Refusal.NotFound(ErrorReason.ReorganisationNotFound, "reorganisation_id", request.ReorganisationId);
            return new GetReorganisationResponse { Reorganisation = row.ToProto(ReorganisationRow.Parties(session, [row.Id])[row.Id]) };
        }));
}

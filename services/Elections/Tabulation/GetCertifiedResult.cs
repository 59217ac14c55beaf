using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<GetCertifiedResultResponse> GetCertifiedResult(GetCertifiedResultRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var election = ElectionRow.Require(session, request.ElectionId);
            var row = CertifiedResultRow.Find(session, election.Id)
                ?? throw Refusal.NotFound(ErrorReason.ResultNotCertified, "election_id", election.Id);
            return new GetCertifiedResultResponse { Certified = row.ToProto() };
        }));
}

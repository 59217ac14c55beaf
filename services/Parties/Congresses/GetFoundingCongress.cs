using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Congresses;

public sealed partial class CongressService
{
    /// <inheritdoc />
    public override Task<GetFoundingCongressResponse> GetFoundingCongress(GetFoundingCongressRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var row = CongressRow.Require(session, request.CongressId);
            return new GetFoundingCongressResponse { Congress = CongressRow.ToProtos(session, [row])[0] };
        }));
}

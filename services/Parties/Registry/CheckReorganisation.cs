using Grpc.Core;
using Saylau.Parties.V1;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<CheckReorganisationResponse> CheckReorganisation(CheckReorganisationRequest request, ServerCallContext context)
    {
        var (_, _, findings) = database.Read(session =>
            Judge(session, request.Kind, request.PartyIds, request.SuccessorIds, ledger.DayAsked(request.AsOf)));
        return Task.FromResult(new CheckReorganisationResponse { Findings = { findings } });
    }
}

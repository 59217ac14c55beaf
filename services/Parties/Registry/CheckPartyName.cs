using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<CheckPartyNameResponse> CheckPartyName(CheckPartyNameRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var day = ledger.DayAsked(request.AsOf);
        return Task.FromResult(database.Read(session =>
        {
            var inForce = law.On(session, request.Jurisdiction, TextFormats.FirstDay(day));
            var findings = JudgeNames(session, request.Jurisdiction, request.PartyId, [request.Name], day, inForce);
            return new CheckPartyNameResponse { Findings = { inForce.Judge(findings) } };
        }));
    }
}

using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.Congresses;

public sealed partial class CongressService
{
    /// <inheritdoc />
    public override Task<CheckFoundingCongressResponse> CheckFoundingCongress(
        CheckFoundingCongressRequest request, ServerCallContext context) =>
        Task.FromResult(database.Read(session =>
        {
            var row = CongressRow.Require(session, request.CongressId);
            var party = PartyRow.Require(session, row.PartyId);
            var inForce = law.On(session, party.Jurisdiction, TextFormats.FirstDay(request.AsOf.Length > 0 ? request.AsOf : row.HeldOn));
            var congress = row.ToProto(CongressRow.Delegates(session, [row.Id])[row.Id]);
            return new CheckFoundingCongressResponse
            {
                Findings = { inForce.Judge(CongressRules.MeetsTheLaw(congress, inForce.Rules.Congress, inForce.Jurisdiction)) },
            };
        }));
}

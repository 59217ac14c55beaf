using Grpc.Core;
using Saylau.Parties.Founding;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Law;
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
            var congress = CongressRow.ToProtos(session, [row])[0];
            var committee = CommitteeRow.Latest(session, party.Id, row.HeldOn);
            return new CheckFoundingCongressResponse
            {
                Findings = { inForce.Judge(CongressRules.MeetsTheLaw(congress, committee, inForce.Rules, inForce.Jurisdiction)) },
                Readings = { CongressRules.Readings(congress, inForce.Rules.Congress.Spread, inForce.Jurisdiction).Select(reading => Judged(reading, inForce)) },
            };
        }));

    private static SpreadReading Judged(SpreadReading reading, LawInForce<PartiesLaw> inForce)
    {
        _ = inForce.Judge(reading.Findings);
        return reading;
    }
}

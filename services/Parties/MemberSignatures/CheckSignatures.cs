using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Validation;

namespace Saylau.Parties.MemberSignatures;

public sealed partial class MemberSignatureService
{
    /// <inheritdoc />
    public override Task<CheckSignaturesResponse> CheckSignatures(CheckSignaturesRequest request, ServerCallContext context)
    {
        var day = TextFormats.FirstDay(ledger.DayAsked(request.AsOf));
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            var inForce = law.On(session, party.Jurisdiction, day);
            var findings = SignatureRules.MeetTheLaw(
                party.Id, SignaturesFound.Of(session, party.Id, day.Iso()), inForce.Rules, inForce.Jurisdiction);
            return new CheckSignaturesResponse { Findings = { inForce.Judge(findings) } };
        }));
    }
}

using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
using Saylau.Platform.Law;
using Saylau.Platform.Ledger;
using Saylau.Platform.Validation;

namespace Saylau.Parties.MemberSignatures;

public sealed partial class MemberSignatureService
{
    /// <inheritdoc />
    public override Task<GetSignatureShortfallResponse> GetSignatureShortfall(GetSignatureShortfallRequest request, ServerCallContext context)
    {
        var day = TextFormats.FirstDay(ledger.DayAsked(request.AsOf)).Iso();
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            var inForce = law.On(session, party.Jurisdiction, TextFormats.FirstDay(day));
            var found = SignaturesFound.Of(session, party.Id, day);
            var regions = Shortfalls.Regions(found, VerifiedBy(session, party.Id, day), inForce.Rules, inForce.Jurisdiction).ToArray();
            var response = new GetSignatureShortfallResponse
            {
                Regions = { regions },
                RegionsLacking = (uint)regions.Count(region => region.Missing > 0),
                TotalValid = found.InAll(),
                Findings = { inForce.Judge(SignatureRules.MeetTheLaw(party.Id, found, inForce.Rules, inForce.Jurisdiction)) },
                AsOf = day,
                Source = Sources.Weakest(MemberSignatureChunkRow.Sources(session, party.Id, day)),
            };
            if (found.IsOneByOne && inForce.Rules.IndividualSignatures?.Total is { } total)
                (response.TotalRequired, response.TotalMissing) = (total.Minimum, total.Minimum - Math.Min(total.Minimum, response.TotalValid));
            return response;
        }));
    }

    private static VerificationRow[] VerifiedBy(Session session, string partyId, string day) =>
        [.. VerificationRow.Of(session, partyId).Where(row => string.CompareOrdinal(row.OccurredOn, day) <= 0)];

    /// <summary>What one region lacks after a write.</summary>
    private static RegionShortfall Shortfall(LedgerTransaction tx, string partyId, string region, LawInForce<PartiesLaw> inForce)
    {
        var day = tx.OccurredDay.Iso();
        return Shortfalls.Regions(SignaturesFound.Of(tx, partyId, day), VerifiedBy(tx, partyId, day), inForce.Rules, inForce.Jurisdiction)
            .Single(found => string.Equals(found.Region, region, StringComparison.Ordinal));
    }
}

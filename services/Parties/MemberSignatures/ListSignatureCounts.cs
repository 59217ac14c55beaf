using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Ledger;
using Saylau.Platform.Lists;
using Saylau.Platform.Validation;

namespace Saylau.Parties.MemberSignatures;

public sealed partial class MemberSignatureService
{
    /// <inheritdoc />
    public override Task<ListSignatureCountsResponse> ListSignatureCounts(ListSignatureCountsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var party = PartyRow.Require(session, request.PartyId);
            var found = SignaturesFound.Of(session, party.Id, ledger.Today.Iso()).Regions;
            var regions = jurisdictions[party.Jurisdiction].Jurisdiction.Regions.Select(region => region.Code)
                .Order(StringComparer.Ordinal).Where(code => string.CompareOrdinal(code, page.After) > 0).Take(page.Take).ToArray();
            var (items, next) = page.Cut(regions, code => code);
            return new ListSignatureCountsResponse
            {
                Counts = { items.Select(code => found.TryGetValue(code, out var row) ? row.ToProto() : new SignatureCount { Region = code }) },
                NextPageToken = next,
                Source = Sources.Weakest(MemberSignatureChunkRow.Sources(session, party.Id, ledger.Today.Iso())),
            };
        }));
    }
}

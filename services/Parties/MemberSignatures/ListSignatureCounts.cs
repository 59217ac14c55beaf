using Grpc.Core;
using Saylau.Parties.Registry;
using Saylau.Parties.V1;
using Saylau.Platform.Data;
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
            var found = RegionSignatures.Of(session, party.Id, ledger.Today.Iso());
            var regions = jurisdictions[party.Jurisdiction].Jurisdiction.Regions.Select(region => region.Code)
                .Order(StringComparer.Ordinal).Where(code => string.CompareOrdinal(code, page.After) > 0).Take(page.Take).ToArray();
            var (items, next) = page.Cut(regions, code => code);
            return new ListSignatureCountsResponse
            {
                Counts = { items.Select(code => found.TryGetValue(code, out var row) ? row.ToProto() : new SignatureCount { Region = code }) },
                NextPageToken = next,
                Source = WeakestSource(session, party.Id),
            };
        }));
    }

    private static Common.V1.Source? WeakestSource(Session session, string partyId) =>
        Sources.Weakest(session.Query<SourceRow>(SourcesOfSheets, new { PartyId = partyId }).Select(row => row.ToSource()));

    private sealed record SourceRow : RecordedRow;

    private const string SourcesOfSheets = """
        SELECT DISTINCT Provenance, Citation
        FROM SignatureSheet
        WHERE PartyId = @PartyId
        """;
}

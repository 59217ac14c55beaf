using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Tabulation;

public sealed partial class TabulationService
{
    /// <inheritdoc />
    public override Task<ListTalliesResponse> ListTallies(ListTalliesRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var election = RequireDirect(session, request.ElectionId);
            var disclosing = DisclosingTo(session, context, election, "tallies");
            var count = CountFor(session, context, election);
            var regions = jurisdictions[election.Jurisdiction].Jurisdiction.Regions.Select(region => region.Code)
                .Order(StringComparer.Ordinal).Where(code => string.CompareOrdinal(code, page.After) > 0).Take(page.Take).ToArray();
            var (items, next) = page.Cut(regions, code => code);
            var tallies = items.Select(region => disclosing.Show(count.In(region).ToTally(region))).ToArray();
            return new ListTalliesResponse { Tallies = { tallies }, NextPageToken = next, Withheld = { disclosing.Withheld } };
        }));
    }
}

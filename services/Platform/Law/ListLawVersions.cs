using Grpc.Core;
using Saylau.Common.V1;
using Saylau.Platform.Lists;

namespace Saylau.Platform.Law;

public sealed partial class LawService
{
    /// <inheritdoc />
    public override Task<ListLawVersionsResponse> ListLawVersions(ListLawVersionsRequest request, ServerCallContext context)
    {
        RequireOurs(request.Area);
        var page = Page.Of(request);
        var versions = database.Read(session => law.Versions(session, request.Jurisdiction));
        var (items, next) = page.Cut([.. versions
            .SkipWhile(version => page.After.Length > 0 && !string.Equals(version.Version.Version, page.After, StringComparison.Ordinal))
            .Skip(page.After.Length > 0 ? 1 : 0)
            .Take(page.Take)], version => version.Version.Version);
        var response = new ListLawVersionsResponse { NextPageToken = next };
        response.Versions.AddRange(items.Select(version =>
            new LawVersionState { Version = version.Version.Version, Act = version.Version.Act, EffectiveFrom = version.EffectiveFrom }));
        return Task.FromResult(response);
    }
}

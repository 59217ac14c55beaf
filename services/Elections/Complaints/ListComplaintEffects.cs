using System.Globalization;
using Grpc.Core;
using Saylau.Elections.Calendar;
using Saylau.Elections.V1;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Complaints;

public sealed partial class ComplaintService
{
    /// <inheritdoc />
    public override Task<ListComplaintEffectsResponse> ListComplaintEffects(ListComplaintEffectsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        var effects = database.Read(session => EffectReading.Of(session, ElectionRow.Require(session, request.ElectionId).Id, request.AsOf))
            .Where(effect => request.States.Count == 0 || request.States.Contains(effect.State))
            .OrderBy(KeyOf, StringComparer.Ordinal).Where(effect => string.CompareOrdinal(KeyOf(effect), page.After) > 0).Take(page.Take).ToArray();
        var (items, next) = page.Cut(effects, KeyOf);
        return Task.FromResult(new ListComplaintEffectsResponse { Effects = { items }, NextPageToken = next });
    }

    // No complaint is appealed ten thousand times.
    private static string KeyOf(ComplaintEffect effect) => string.Create(CultureInfo.InvariantCulture, $"{effect.ComplaintId}/{effect.Appeal:0000}");
}

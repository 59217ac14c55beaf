using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Chambers;

public sealed partial class ChamberService
{
    /// <inheritdoc />
    public override Task<ListConvocationsResponse> ListConvocations(ListConvocationsRequest request, ServerCallContext context)
    {
        var page = Page.Of(request);
        // A chamber has a handful of them.
        var rows = database.Read(session => ConvocationRow.Of(session, ChamberRow.Require(session, request.ChamberId).Id))
            .Where(row => request.AsOf.Length == 0 || row.Has(request.AsOf))
            .Where(row => string.CompareOrdinal(KeyOf(row), page.After) > 0).Take(page.Take).ToList();
        var (items, next) = page.Cut(rows, KeyOf);
        return Task.FromResult(new ListConvocationsResponse { Convocations = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private static string KeyOf(ConvocationRow row) => $"{row.StartsOn}/{row.Id}";
}

using Grpc.Core;
using Saylau.Elections.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Elections.Attributions;

public sealed partial class AttributionService
{
    /// <inheritdoc />
    public override Task<ListAttributionsResponse> ListAttributions(ListAttributionsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<AttributionRow>(AttributionsAsked, new
        {
            request.Jurisdiction,
            SubjectKinds = EnumText.Words<AttributionSubject>(request.SubjectKind is AttributionSubject.Unspecified ? [] : [request.SubjectKind]),
            Alignments = EnumText.Words<Alignment>(request.Alignment is Alignment.Unspecified ? [] : [request.Alignment]),
            request.SubjectId,
            request.AsOf,
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListAttributionsResponse { Attributions = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string AttributionsAsked = """
        SELECT *
        FROM Attribution
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND SubjectKind IN @SubjectKinds AND Alignment IN @Alignments
          AND (@SubjectId = '' OR SubjectId = @SubjectId) AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Openness;

public sealed partial class OpennessService
{
    /// <inheritdoc />
    public override Task<ListActivityPublicationsResponse> ListActivityPublications(
        ListActivityPublicationsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<PublicationRow>(PublicationsAsked, new
        {
            request.Jurisdiction,
            Dimension = request.Dimension is OpennessDimension.Unspecified ? "" : EnumText.Of(request.Dimension),
            request.SubjectId,
            request.AsOf,
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListActivityPublicationsResponse { Publications = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string PublicationsAsked = """
        SELECT *
        FROM ActivityPublication
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND (@Dimension = '' OR Dimension = @Dimension)
          AND (@SubjectId = '' OR SubjectId = @SubjectId) AND (@AsOf = '' OR OccurredOn <= @AsOf)
        ORDER BY Id {page}
        """;
}

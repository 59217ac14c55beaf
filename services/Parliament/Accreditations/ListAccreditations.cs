using Grpc.Core;
using Saylau.Parliament.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parliament.Accreditations;

public sealed partial class AccreditationService
{
    /// <inheritdoc />
    public override Task<ListAccreditationsResponse> ListAccreditations(ListAccreditationsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        var rows = database.Read(session => session.Query<AccreditationRow>(AccreditationsAsked, new
        {
            request.Jurisdiction,
            AccreditationClass = request.AccreditationClass is AccreditationClass.Unspecified ? "" : EnumText.Of(request.AccreditationClass),
            request.AsOf,
            page.After,
            page.Take,
        }));
        var (items, next) = page.Cut(rows, row => row.Id);
        return Task.FromResult(new ListAccreditationsResponse { Accreditations = { items.Select(row => row.ToProto()) }, NextPageToken = next });
    }

    private const string AccreditationsAsked = """
        SELECT *
        FROM Accreditation
        WHERE Jurisdiction = @Jurisdiction AND Id > @After AND (@AccreditationClass = '' OR AccreditationClass = @AccreditationClass)
          AND (@AsOf = '' OR (ValidFrom <= @AsOf AND (ValidUntil = '' OR ValidUntil >= @AsOf) AND (RevokedOn = '' OR RevokedOn > @AsOf)
            AND NOT EXISTS (
              SELECT 1 FROM AccreditationPause p
              WHERE p.AccreditationId = Accreditation.Id AND p.FromOn <= @AsOf AND (p.UntilOn = '' OR p.UntilOn > @AsOf))))
        ORDER BY Id {page}
        """;
}

using Grpc.Core;
using Saylau.Parties.V1;
using Saylau.Platform.Errors;
using Saylau.Platform.Lists;

namespace Saylau.Parties.Registry;

public sealed partial class RegistryService
{
    /// <inheritdoc />
    public override Task<ListReorganisationsResponse> ListReorganisations(ListReorganisationsRequest request, ServerCallContext context)
    {
        _ = jurisdictions[request.Jurisdiction];
        var page = Page.Of(request);
        return Task.FromResult(database.Read(session =>
        {
            var (items, next) = page.Cut(session.Query<ReorganisationRow>(ReorganisationsAsked, new
            {
                request.Jurisdiction,
                request.PartyId,
                request.AsOf,
                Kinds = EnumText.Words(request.Kinds),
                page.After,
                page.Take,
            }), row => row.Id);
            var parties = ReorganisationRow.Parties(session, [.. items.Select(row => row.Id)]);
            return new ListReorganisationsResponse { Reorganisations = { items.Select(row => row.ToProto(parties[row.Id])) }, NextPageToken = next };
        }));
    }

    private const string ReorganisationsAsked = """
        SELECT r.*
        FROM Reorganisation r
        WHERE r.Jurisdiction = @Jurisdiction AND r.Id > @After AND r.Kind IN @Kinds AND (@AsOf = '' OR r.EffectiveFrom <= @AsOf)
          AND (@PartyId = '' OR EXISTS (SELECT 1 FROM ReorganisedParty p WHERE p.ReorganisationId = r.Id AND p.PartyId = @PartyId))
        ORDER BY r.Id {page}
        """;
}
